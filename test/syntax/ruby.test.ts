// Ruby as Vagrantfiles use it: statements, blocks, strings and heredocs with exact places; any text is read to its end.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decode, readRuby, type RubyStatement, type RubyString, type RubyValue } from '../../src/syntax/ruby/index.ts'

const only = (text: string): RubyStatement => {
  const { statements, problems } = readRuby(text)
  assert.deepEqual(problems, [])
  assert.equal(
    statements.length,
    1,
    JSON.stringify(statements.map(({ kind, path }) => [kind, path.map((name) => name.text)])),
  )
  return statements[0] ?? assert.fail()
}
const strings = (text: string): readonly RubyString[] =>
  readRuby(text).tokens.flatMap(({ kind, string }) => (kind === 'string' && string ? [string] : []))
const shown = (value: RubyValue | undefined): unknown => {
  if (!value) return undefined
  switch (value.kind) {
    case 'string':
    case 'number':
      return value.value
    case 'symbol':
      return `:${value.value}`
    case 'true':
    case 'false':
    case 'nil':
      return value.kind
    case 'array':
      return value.items.map(shown)
    case 'hash':
      return Object.fromEntries(value.pairs.map(({ key, value: one }) => [key, shown(one)]))
    default:
      return '?'
  }
}

/** A call, its path, and its arguments. */
const CALLS: readonly (readonly [text: string, path: string, args: readonly unknown[]])[] = [
  [
    'config.vm.network "forwarded_port", guest: 80, host: 8080',
    'config.vm.network',
    ['forwarded_port', { guest: 80, host: 8080 }],
  ],
  [
    'config.vm.network :forwarded_port, :guest => 80, "host" => 8_080',
    'config.vm.network',
    [':forwarded_port', { guest: 80, host: 8080 }],
  ],
  [
    'config.vm.network("private_network", ip: "10.0.0.2")',
    'config.vm.network',
    ['private_network', { ip: '10.0.0.2' }],
  ],
  ['config.vm.network "a",\n  ip: "b", # why\n  c: true\n', 'config.vm.network', ['a', { ip: 'b', c: 'true' }]],
  ['config.vm\n  .network "a"', 'config.vm.network', ['a']],
  ['v.customize ["modifyvm", :id, "--memory", 1024]', 'v.customize', [['modifyvm', ':id', '--memory', 1024]]],
  ['v.customize [\n  "modifyvm", :id,\n  "--memory", "1"\n]', 'v.customize', [['modifyvm', ':id', '--memory', '1']]],
  ['x.y %w[a b], %q(c), %Q{d#{e}}', 'x.y', [['a', 'b'], 'c', undefined]],
  ['x.y({ a: { b: [1, -2] } })', 'x.y', [{ a: { b: [1, -2] } }]],
  ['x.y a: cond ? 1 : 2, b: z.w(1)[2], c: "s" + "t", "d-e": nil', 'x.y', [{ a: '?', b: '?', c: '?', 'd-e': 'nil' }]],
  ['x.y "a" "b", \'it\\\'s\', "t\\tb"', 'x.y', ['?', "it's", 't\tb']],
  ['x.y ENV["HOME"], name, NAME, -> { 1 }', 'x.y', ['?', '?', '?', '?']],
]

/** A text and how many statements its first block or body has. */
const BLOCKS: readonly (readonly [text: string, inside: number])[] = [
  ['a.b do |c|\n  c.d 1\n  c.e = 2\nend', 2],
  ['a.b { |c| c.d 1; c.e 2 }', 2],
  ['(1..3).each do |i|\n  x i\nend', 1],
  ['%w[a b].each { |i| x i }', 1],
  ['if a\n  b\nelsif c then d\nelse\n  e\nend', 3],
  ['case a\nwhen 1 then b\nwhen 2\n  c\nend', 2],
  ['while x do\n  y\nend', 1],
  ['for i in 1..2 do y end', 1],
  ['def m(a, b = 1)\n  c\nend', 1],
  ['begin\n  a\nrescue E => e\n  b\nensure\n  c\nend while d', 3],
  ['a.b do\n  x = if y then 1 else 2 end\n  z = [1].map do |q|\n    q\n  end\n  w if v\nend', 3],
  ['a.b do\n  x = y.map { |q| { a: q } }\n  z\nend.c', 2],
]

describe('Ruby', () => {
  for (const [text, path, args] of CALLS) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const statement = only(text)
      assert.equal(statement.kind, 'call')
      assert.equal(statement.path.map((name) => name.text).join('.'), path)
      assert.deepEqual(statement.args.map(shown), args)
    })
  }

  for (const [text, inside] of BLOCKS) {
    it(`finds what stands in ${JSON.stringify(text)}`, () => {
      const { block, body, span } = only(text)
      assert.equal((block?.body ?? body).length, inside)
      assert.equal(span.end, text.length)
    })
  }

  it('reads assignments, modifiers and indices', () => {
    const [first, second, third] = readRuby('config.a.b = false if c\nv.vmx["k"] = "v"\nx ||= 1').statements
    assert.deepEqual(
      [first?.kind, first?.operator, shown(first?.value), first?.modifier],
      ['assignment', '=', 'false', 'if'],
    )
    assert.deepEqual([shown(second?.index), shown(second?.value)], ['k', 'v'])
    assert.equal(third?.operator, '||=')
  })

  it('gives a heredoc the lines of its body, whatever stands behind its tag', () => {
    const text = "x.y inline: <<-A.strip, b: <<~'B', c: 1\n  one #{z}\n  A\n    two\n      three\n    B\nnext_one\n"
    const [a, b] = strings(text)
    assert.equal(text.slice(a?.contentSpan.start, a?.contentSpan.end), '  one #{z}\n')
    assert.deepEqual(
      a?.interpolations.map(({ start, end }) => text.slice(start, end)),
      ['#{z}'],
    )
    assert.equal(b?.value, 'two\n  three\n')
    assert.equal(readRuby(text).statements.length, 2)
  })

  it('knows where each character of a decoded text stands', () => {
    const text = 'x <<~A\n    a \\"b\\" \\\n    #{c}d\n  A\n'
    const string = strings(text)[0] ?? assert.fail()
    const decoded = decode(text, string, ({ start, end }) => '_'.repeat(end - start))
    assert.equal(decoded.text, 'a "b" ____d\n')
    assert.equal(text.slice(decoded.startOf(decoded.text.indexOf('d')), decoded.endOf(decoded.text.length)), 'd\n')
    assert.equal(text.slice(decoded.startOf(2), decoded.endOf(5)), '\\"b\\"')
  })

  it('tells strings, divisions and regular expressions apart', () => {
    assert.deepEqual(
      strings('a = b / 2 # "no"\nc = d =~ /"x/ ? "y" : \'z\'\ne %w[1].f "g"').map(({ value }) => value),
      ['y', 'z', 'g'],
    )
    assert.deepEqual(strings('"a#{"b#{\'}\'}"}c"').length, 1)
  })

  it('leaves comments, =begin and what stands behind __END__ out', () => {
    const { statements, comments } = readRuby('# a\n=begin\nb do\n=end\nc # d\n__END__\n"e')
    assert.equal(statements.length, 1)
    assert.equal(comments.length, 3)
  })

  for (const [text, message] of [
    ['a "b\nc', 'a string has no closing quote'],
    ['a <<B\nc\n', 'the heredoc B has no end: a line that holds nothing but B is missing'],
    ['a do\n', 'nothing closes "do": a "end" is missing'],
    ['end', '"end" closes nothing'],
    ['a [1,\n', 'nothing closes "[": a "]" is missing'],
  ] as const) {
    it(`says what is wrong with ${JSON.stringify(text)}`, () => {
      const { problems, balanced } = readRuby(text)
      assert.deepEqual(
        problems.map((problem) => problem.message),
        [message],
      )
      assert.equal(balanced, false)
    })
  }

  it('reads on behind what is not finished', () => {
    const { statements } = readRuby('a.b do |c|\n  c.d "x\n  c.e = 1\nend\nf = 2')
    assert.deepEqual(
      statements.map(({ path }) => path[0]?.text),
      ['a', 'f'],
    )
    assert.equal(statements[0]?.block?.body.length, 2)
  })

  it('survives any text, and text made of its own pieces', () => {
    const pieces = fc.constantFrom(
      'a',
      ' ',
      '\n',
      ' do |x|',
      '\nend\n',
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '"',
      "'",
      '#{',
      '<<-A\n',
      '\nA\n',
      '%w[',
      '=begin\n',
      '\n=end',
      ' if ',
      'case x\n',
      'when ',
      ':',
      '=>',
      ',',
      '.',
      '=',
      '/',
      '->',
      '\\',
      '::',
      '?',
      '|',
      '&',
      '*',
      '\r\n',
      '__END__',
    )
    const sane = (text: string): void => {
      const { tokens, problems, statements } = readRuby(text)
      for (const { span } of [...tokens, ...problems, ...statements]) {
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
      }
    }
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), sane), { numRuns: 300 })
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 60 }).map((all) => all.join('')),
        sane,
      ),
      { numRuns: 1000 },
    )
  })

  for (const [what, text] of Object.entries({
    'nested brackets': '['.repeat(200_000),
    'nested blocks': 'a do |b|\n'.repeat(50_000),
    'nested interpolations': '"#{'.repeat(100_000),
    'quotes without end': "x 'a\n".repeat(50_001),
    'heredocs without end': 'a <<-B\n'.repeat(50_000),
    'many heredocs on one line': 'a ' + '<<B, '.repeat(20_000) + '\n' + 'B\n'.repeat(100),
    slashes: 'a = /b\n'.repeat(20_000),
    'percent signs': 'a %w[\n'.repeat(50_000),
    'nested braces': 'a = ' + '{ b: '.repeat(50_000),
    'ends alone': 'end\n'.repeat(100_000),
    openers: 'x = if '.repeat(50_000),
  })) {
    it(`survives ${what}`, () => assert.ok(readRuby(text))).timeout(20_000)
  }
})
