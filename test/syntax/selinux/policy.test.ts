import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readPolicy, type Node } from '../../../src/syntax/selinux/index.ts'

/** The nodes of a type, as they are written. */
function written(text: string, type: Node['type']): readonly string[] {
  return readPolicy(text)
    .nodes.filter((node) => node.type === type)
    .map(({ span }) => text.slice(span.start, span.end))
}

/** Problems as `text: message`. */
function problems(text: string): readonly string[] {
  return readPolicy(text).problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`)
}

function access(text: string): Extract<Node, { type: 'access' }> {
  const node = readPolicy(text).nodes.find((one) => one.type === 'access')
  assert.ok(node)
  return node
}

describe('SELinux policy language', () => {
  it('reads an access rule with sets, exclusions and a complement', () => {
    const { source, target, classes, permissions } = access('allow { a_t -b_t } self:{ file dir } ~{ read write };')
    assert.deepEqual(
      source.items.map(({ text, excluded }) => [text, excluded]),
      [
        ['a_t', false],
        ['b_t', true],
      ],
    )
    assert.deepEqual(
      target.items.map(({ text }) => text),
      ['self'],
    )
    assert.deepEqual(
      classes.items.map(({ text }) => text),
      ['file', 'dir'],
    )
    assert.equal(permissions.form, 'complement')
  })

  it('keeps a minus that belongs to a name', () => {
    assert.deepEqual(
      access('allow dbus-daemon_t self:process fork;').source.items.map(({ text }) => text),
      ['dbus-daemon_t'],
    )
  })

  it('takes a parameter that is joined to a name as one word, which is not plain', () => {
    const { source } = access('allow $1_app_t self:process fork;')
    assert.deepEqual(
      source.items.map(({ text, plain }) => [text, plain]),
      [['$1_app_t', false]],
    )
  })

  it('reads an extended rule with its commands', () => {
    assert.equal(
      access('allowxperm a_t b_t:tcp_socket ioctl { 0x8910-0x8926 0x8927 };').commands?.text,
      '{ 0x8910-0x8926 0x8927 }',
    )
  })

  it('finds statements in every branch of m4 and in braces', () => {
    const text =
      "ifdef(`x',`\n\tallow a_t self:process fork;\n',`\n\toptional_policy(`allow b_t self:process fork;')\n')\nif (b) { allow c_t self:process fork; } else { allow d_t self:process fork; }\n"
    assert.deepEqual(
      readPolicy(text).nodes.flatMap((node) => (node.type === 'access' ? [node.source.items[0]?.text] : [])),
      ['a_t', 'b_t', 'c_t', 'd_t'],
    )
    assert.deepEqual(problems(text), [])
  })

  it('knows which branches of ifelse hold statements', () => {
    const text = "ifelse(`a',`b',`type one_t;',`c',`d',`type two_t;',`type three_t;')"
    assert.deepEqual(written(text, 'declaration'), ['type one_t;', 'type two_t;', 'type three_t;'])
  })

  it("parts a call's arguments at commas which nothing protects", () => {
    const call = readPolicy("foo(a_t, { b_t c_t }, `d, e', bar(f, g),)").nodes.find((node) => node.type === 'call')
    assert.deepEqual(
      call?.args.map(({ text }) => text),
      ['a_t', '{ b_t c_t }', 'd, e', 'bar(f, g)', ''],
    )
  })

  it('reads what a require block asks for, conditions included', () => {
    const text = "gen_require(`\n\ttype a_t, b_t;\n\tclass file { read write };\n\tifdef(`x',`role r;')\n')\n"
    assert.deepEqual(
      readPolicy(text).nodes.flatMap((node) =>
        node.type === 'requirement' ? [`${node.keyword.text} ${node.name.text}`] : [],
      ),
      ['type a_t', 'type b_t', 'class file', 'role r'],
    )
  })

  it('hears comments out of quotes and in them, and dnl', () => {
    const { comments } = readPolicy('# one\noptional_policy(` # two\n')
    assert.deepEqual(
      comments.map(({ text, own, quoted }) => [text, own, quoted]),
      [
        ['# one', true, false],
        ['# two', false, true],
      ],
    )
    assert.deepEqual(written('dnl type a_t;\ntype b_t;', 'declaration'), ['type b_t;'])
  })

  it('tells a quote in a comment that ends the block from what was commented out', () => {
    const text = "optional_policy(`\n\t# isn't needed\n')\noptional_policy(`\n#\tfoo(`\n#\t')\n')\n"
    assert.deepEqual(
      readPolicy(text).commentQuotes.map(({ start }) => text.slice(start - 3, start + 2)),
      ["isn't"],
    )
  })

  const wrong: readonly (readonly [text: string, problem: readonly string[]])[] = [
    ['module a 1.0;\nallow a_t b_t file read;\n', ['file: there is no colon between the target `b_t` and `file`']],
    ['policy_module(a, 1.0)\ntype a_t\ntype b_t;\n', ['t: the statement `type` lacks its semicolon']],
    [
      'policy_module(a, 1.0)\noptional_policy(`\n\tfoo(a_t)\n',
      ['(: the parenthesis after `optional_policy` is never closed', '`: this quote is never closed'].slice(0, 1),
    ],
    ['policy_module(a, 1.0)\nrequire {\n\ttype a_t;\n', ['{: the brace after `require` is never closed']],
    ['policy_module(a, 1.0)\nmodule b 1.0;\n', ['module b 1.0;: a second module begins in the file of the first']],
    ['policy_module(a, 1.0)\nallow a_t b_t:file;\n', [';: the rule names no permission']],
    ['policy_module(a, 1.0)\nallow a_t b_t:file { };\n', ['{ }: this set is empty']],
    ['policy_module(a, 1.0)\nallow a_t b_t:file ~{\n};\n', ['{\n}: this set is empty']],
    ['policy_module(a, 1.0)\nallow a_t b_t:{} read;\n', ['{}: this set is empty']],
    ['policy_module(a, 1.0)\nneverallow { } b_t:file read;\n', ['{ }: this set is empty']],
    ['policy_module(a, 1.0)\nallow a_t b_t:file { # read\n};\n', ['{ # read\n}: this set is empty']],
    ['policy_module(a, 1.0)\nallow a_t b_t:file { read { } };\n', ['{ }: this set is empty']],
    ['policy_module(a, 1.0)\nrole a_r types { };\n', ['{ }: this set is empty']],
    ['policy_module(a, 1.0)\nif (b) {\n\tallow a_t b_t:file { };\n}\n', ['{ }: this set is empty']],
    ["interface(`x',`\n\tallow $1 b_t:file { };\n')\n", ['{ }: this set is empty']],
    ...['dontaudit', 'auditallow', 'neverallow'].map(
      (word) =>
        [
          `module a 1.0;\n${word} shop_r back_r;\n`,
          [`${word}: \`${word}\` needs a class and permissions; only \`allow\` is a rule between roles`],
        ] as const,
    ),
  ]
  for (const [text, expected] of wrong) {
    it(`finds what is wrong in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(problems(text), expected)
      assert.ok(readPolicy(text).nodes.length > 0, 'the rest is still read')
    })
  }

  it('takes a word with a semicolon, and a misspelt keyword with its statement, for stray', () => {
    assert.deepEqual(written('lone_word;\ntype a_t; trailing;\nalow a_t b_t;\nmay_be(a_t);\n', 'stray'), [
      'lone_word;',
      'alow a_t b_t;',
    ])
  })

  it('says nothing where m4 may make it right', () => {
    for (const text of [
      "define(`x',`allow $1 b_t')",
      'some_macro\n',
      "allow a_t b_t:file read_it(`x');",
      'allow $1 $2 $3 $4;',
      "# it's\ntype a_t;",
      "foo(`bar'`baz')",
      "allow { a_t ifdef(`x',`b_t') }:file read;",
      'if (b) { } else { }',
      "allow a_t b_t:file { ifdef(`x',`read') };",
      "define(`x',`{ }')",
      'foo(a_t, { })',
      'allow shop_r back_r;',
      'dontaudit $1 $2;',
    ]) {
      assert.deepEqual(problems(text), [], text)
    }
  })

  it('reads any text without throwing, with spans inside it', () => {
    const part = fc.constantFrom(
      'allow ',
      'type ',
      'a_t',
      'b_t',
      ':',
      'file ',
      '{ ',
      '} ',
      ';',
      '\n',
      '`',
      "'",
      '(',
      ')',
      ',',
      '~',
      '*',
      '-',
      'optional_policy(`',
      'gen_require(`',
      "interface(`x',`",
      'ifelse(',
      'if (b) {',
      'require {',
      '#',
      'dnl',
      '$1',
      '"',
      ' ',
      '\0',
      '\r\n',
      '😀',
      'range_transition ',
      'class ',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(part, { maxLength: 60 }).map((parts) => parts.join('')),
          fc.string({ unit: 'binary', maxLength: 60 }),
        ),
        (text) => {
          const { nodes, problems: found, comments } = readPolicy(text)
          for (const { start, end } of [
            ...nodes.map(({ span }) => span),
            ...found.map(({ span }) => span),
            ...comments,
          ]) {
            assert.ok(0 <= start && start <= end && end <= text.length)
          }
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('reads what is nested or repeated without end', () => {
    const hostile = [
      'optional_policy(`'.repeat(20_000),
      '`'.repeat(50_000),
      '('.repeat(50_000),
      '{'.repeat(50_000),
      `allow a_t ${'{ '.repeat(20_000)}`,
      'if (b) { '.repeat(20_000),
      'allow a_t b_t:file { read write };\n'.repeat(10_000),
      `foo(${'a,'.repeat(30_000)})`,
      "#'".repeat(50_000),
      'require {'.repeat(20_000),
      'ifelse(a,b,'.repeat(20_000),
      "a`'".repeat(30_000),
      ` ${'-'.repeat(50_000)}`,
    ]
    for (const text of hostile) readPolicy(text)
  }).timeout(60_000)
})
