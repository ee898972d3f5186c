import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { readYaml } from '../../src/syntax/yaml/index.ts'
import type { Config } from '../../src/engine/config.ts'
import { findRules, nearestRule } from '../../src/engine/find-rules.ts'
import { nearest } from '../../src/core/nearest.ts'
import { readProjectFile } from '../../src/engine/project-file.ts'
import { schemaOf } from '../../src/engine/project-schema.ts'
import { product } from '../product.ts'
import { toy } from '../report/toy.ts'

describe('project file', () => {
  const understood: readonly [string, Partial<Config>][] = [
    ['', {}],
    ['# nothing\n', {}],
    ['\ufeffpreset: strict\r\n', { presets: ['strict'] }],
    ['preset: [recommended, hygiene, recommended]', { presets: ['recommended', 'hygiene'] }],
    ['preset:\n  - strict\n', { presets: ['strict'] }],
    [
      'rules:\n  toy-privileged: off\n  toy-writable: "critical"\n  toy-broken: on\n',
      { rules: { 'toy-privileged': 'off', 'toy-writable': 'critical', 'toy-broken': 'on' } },
    ],
    ['rules: {toy-broken: {level: low}, toy-privileged: {}}', { rules: { 'toy-broken': 'low' } }],
    [
      'rules: {toy-writable: {level: on, options: {size: 1g, names: [NET_ADMIN, cap_chown]}}}',
      {
        rules: { 'toy-writable': 'on' },
        options: { 'toy-writable': { size: { all: '1g' }, names: { all: ['NET_ADMIN', 'CHOWN'] } } },
      },
    ],
    [
      'rules: {toy-writable: {options: {size: {red: 1g, "*": 64m}}}}',
      { rules: {}, options: { 'toy-writable': { size: { all: '64m', named: { red: '1g' } } } } },
    ],
    ...Object.entries({ '64MB': '64m', '1.5 GiB': '1536m', '512M': '512M', '1000': '1000', '1.5k': '1536' }).map(
      ([text, all]): [string, Partial<Config>] => [
        `sizes: ${text}`,
        { options: { 'toy-writable': { size: { all } } } },
      ],
    ),
    ['sizes: 2m', { options: { 'toy-writable': { size: { all: '2m' } } } }],
    [
      'rules: {toy-writable: {options: {size: 1m}}}\nsizes: 2m',
      { rules: {}, options: { 'toy-writable': { size: { all: '1m' } } } },
    ],
    ['rules:\n', {}],
    ['rules: {}', { rules: {} }],
    ['maxFileSize: 1', { maxFileSize: 1 }],
    ['exclude: vendor/**', { exclude: ['vendor/**'] }],
    ['exclude: [vendor, "**/test.*"]\nmaxFileSize: 2000', { exclude: ['vendor', '**/test.*'], maxFileSize: 2000 }],
    ['x: &x strict\n'.replace('x: &x strict', 'preset: &x strict'), { presets: ['strict'] }],
  ]
  for (const [text, config] of understood) {
    it(`understands ${JSON.stringify(text)}`, () =>
      assert.deepEqual(readProjectFile(text, toy), { config, problems: [] }))
  }

  const refused: readonly [text: string, at: string, message: RegExp][] = [
    ['size: 1m', 'size', /no setting "size" - did you mean "sizes"\?/],
    ['presets: strict', 'presets', /no setting "presets" - did you mean "preset"\?/],
    ['__proto__: 1', '__proto__', /no setting "__proto__"/],
    ['toString: 1', 'toString', /no setting "toString"/],
    ['preset: strickt', 'strickt', /no preset "strickt" - did you mean "strict"\?/],
    ['preset: []\nrules: 3', 'rules: 3', /needs rule ids/],
    ['preset:', 'preset', /needs a preset/],
    ['rules:\n  toy-privilegd: off', 'toy-privilegd', /no rule "toy-privilegd" - did you mean "toy-privileged"\?/],
    ['rules:\n  peer:T1: off', 'peer:T1', /did you mean "toy-privileged"\?/],
    ['rules:\n  zzzzzzzzzzzz: off', 'zzzzzzzzzzzz', /no rule "zzzzzzzzzzzz"$/],
    ['rules:\n  toy-writable: hihg', 'hihg', /cannot be set to "hihg" - did you mean "high"\?/],
    ['rules:\n  toy-writable: false', 'false', /did you mean "off"\?/],
    ['rules:\n  toy-writable:', 'toy-writable:', /cannot be set to ""/],
    ['rules:\n  toy-writable: [off]', '[off]', /cannot be set/],
    ['exclude:\n  a: b', 'a: b', /needs a glob pattern/],
    ['exclude: ["!a"]', '"!a"', /cannot take back/],
    ['exclude: 3', '3', /a glob pattern in quotes/],
    ['exclude: [a, true]', 'true', /a glob pattern in quotes/],
    ['rules: {toy-writable: {levl: on}}', 'levl', /no setting "levl" - did you mean "level"\?/],
    ['rules: {toy-writable: {size: 1m}}', 'size', /"size" is an option of "toy-writable": it belongs under "options"/],
    ['rules: {toy-writable: {level: loud}}', 'loud', /"toy-writable" cannot be set to "loud"/],
    ['rules: {toy-writable: {options: 3}}', 'options: 3', /"options" needs names with values, such as "size: ..."/],
    [
      'rules: {toy-writable: {options: {sise: 1m}}}',
      'sise',
      /no option "sise" - did you mean "size"\?; options are size/,
    ],
    ['rules: {toy-broken: {options: {size: 1m}}}', 'size', /"toy-broken" has no option "size", as it has none/],
    ['rules: {toy-writable: {options: {size: big}}}', 'big', /"size" needs an amount of memory, such as "512m"/],
    ['rules: {toy-writable: {options: {size: 0m}}}', '0m', /needs an amount of memory/],
    ['rules: {toy-writable: {options: {size: [1m]}}}', '[1m]', /needs an amount of memory/],
    ['rules: {toy-writable: {options: {size: {a: [1m]}}}}', '[1m]', /needs an amount of memory/],
    ['rules: {toy-writable: {options: {size: }}}', 'size:', /needs an amount of memory/],
    ['rules: {toy-writable: {options: {names: [NET_ADMN]}}}', 'NET_ADMN', /did you mean "NET_ADMIN"\?/],
    ['maxFileSize: 1MB', 'maxFileSize: 1MB', /whole number/],
    ['maxFileSize: 0', 'maxFileSize: 0', /whole number/],
    ['- a', '- a', /sets preset, rules, exclude, maxFileSize, sizes;/],
    ['preset: strict\n---\npreset: hygiene', 'preset: hygiene', /one YAML document/],
  ]
  for (const [text, at, message] of refused) {
    it(`names what is wrong in ${JSON.stringify(text)}`, () => {
      const { problems } = readProjectFile(text, toy)
      assert.equal(problems.length, 1, JSON.stringify(problems))
      const [problem = assert.fail()] = problems
      assert.equal(text.slice(problem.span.start, problem.span.end), at)
      assert.match(problem.message, message)
      assert.doesNotMatch(problem.message, /\.$/)
    })
  }

  /** The whole reading: what is set, and each problem with the text it stands at. */
  const readings: readonly (readonly [
    text: string,
    config: Partial<Config>,
    problems: readonly (readonly [at: string, message: string])[],
  ])[] = [
    ["''", {}, []],
    [
      'hello',
      {},
      [['hello', 'a project file sets preset, rules, exclude, maxFileSize, sizes; this is something else']],
    ],
    ['preset: [nope]', {}, [['nope', 'there is no preset "nope"; presets are recommended, hygiene, strict']]],
    ['preset: []', {}, []],
    ['exclude: ["!a", "", b]', { exclude: ['b'] }, [['"!a"', 'a pattern cannot take back what another one excludes']]],
    [
      'exclude: [vendor/3, 3/vendor, true.d, untrue, nullable]',
      { exclude: ['vendor/3', '3/vendor', 'true.d', 'untrue', 'nullable'] },
      [],
    ],
    ['exclude: "3"', { exclude: ['3'] }, []],
    ...['~', 'Null', 'FALSE', '-1.5'].map(
      (text) =>
        [
          `exclude: [a, ${text}]`,
          { exclude: ['a'] },
          [[text, 'this needs a glob pattern in quotes, as it is no text']],
        ] as const,
    ),
    ['maxFileSize: 999999999999', { maxFileSize: 999_999_999_999 }, []],
    ...['0', '00', '-5', '+5', '1e3', '0x10', '1.5', '1000000000000', '[5]'].map(
      (text) =>
        [
          `maxFileSize: ${text}`,
          {},
          [[`maxFileSize: ${text}`, '"maxFileSize" needs a whole number of characters, such as 2000000']],
        ] as const,
    ),
    ['maxFileSize:', {}, [['maxFileSize', '"maxFileSize" needs a whole number of characters, such as 2000000']]],
    [
      'sizes: 2m\nrules: {toy-writable: {options: {size: 1m}}}',
      { rules: {}, options: { 'toy-writable': { size: { all: '1m' } } } },
      [],
    ],
    [
      'rules: {toy-writable: {options: {names: [CHOWN]}}}\nsizes: 2m',
      { rules: {}, options: { 'toy-writable': { size: { all: '2m' }, names: { all: ['CHOWN'] } } } },
      [],
    ],
    [
      'preset: nope\nmaxFileSize: 0\n---\npreset: hygiene\n',
      {},
      [
        ['nope', 'there is no preset "nope"; presets are recommended, hygiene, strict'],
        ['maxFileSize: 0', '"maxFileSize" needs a whole number of characters, such as 2000000'],
        ['preset: hygiene', 'a project file is one YAML document; this one is not read'],
      ],
    ],
  ]
  for (const [text, config, problems] of readings) {
    it(`makes of ${JSON.stringify(text)} what it sets and what is wrong`, () => {
      const read = readProjectFile(text, toy)
      assert.deepEqual(read.config, config)
      assert.deepEqual(
        read.problems.map(({ span, message }) => [text.slice(span.start, span.end), message]),
        problems,
      )
    })
  }

  it('takes so many patterns and no more, and says so once', () => {
    const patterns = Array.from({ length: 503 }, (_, index) => `p${index}`)
    const read = (many: number): ReturnType<typeof readProjectFile> =>
      readProjectFile(`exclude: [${patterns.slice(0, many).join(', ')}]`, toy)
    assert.deepEqual(read(500), { config: { exclude: patterns.slice(0, 500) }, problems: [] })
    for (const many of [501, 503]) {
      const { config, problems } = read(many)
      assert.deepEqual(config, { exclude: patterns.slice(0, 500) })
      const start = 'exclude: ['.length + patterns.slice(0, 500).join(', ').length + 2
      assert.deepEqual(
        problems.map(({ span: { start, end }, message }) => ({ start, end, message })),
        [{ start, end: start + 'p500'.length, message: 'there can be 500 patterns at most' }],
      )
    }
  })

  it('understands the example of its documentation', () => {
    const example = /```yaml\n([^]*?)```/.exec(readFileSync('docs/configuration.md', 'utf8'))?.[1] ?? assert.fail()
    const { config, problems } = readProjectFile(example, product)
    assert.deepEqual(problems, [])
    assert.deepEqual(Object.keys(config).sort(), ['exclude', 'maxFileSize', 'options', 'presets', 'rules'])
  })

  it('keeps what it understands beside what it does not', () => {
    assert.deepEqual(readProjectFile('preset: [strict, nope]\nrules: {toy-broken: low, nope: off}', toy).config, {
      presets: ['strict'],
      rules: { 'toy-broken': 'low' },
    })
  })

  it('names YAML that is broken or says a thing twice', () => {
    assert.ok(readProjectFile('preset: "strict', toy).problems.length > 0)
    assert.ok(readProjectFile('preset: strict\npreset: hygiene', toy).problems.length > 0)
  })

  it('has a schema that allows what is understood and nothing else', () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schemaOf(toy))
    const plain = (text: string): unknown => {
      const value = (node: ReturnType<typeof readYaml>['documents'][number]): unknown =>
        node?.kind === 'map'
          ? Object.fromEntries(node.pairs.map((pair) => [pair.keyText, value(pair.value)]))
          : node?.kind === 'sequence'
            ? node.items.map((item) => value(item.value))
            : node?.kind === 'scalar'
              ? /^\d+$/.test(node.text)
                ? Number(node.text)
                : node.text
              : null
      return value(readYaml(text).documents[0])
    }
    for (const [text] of understood) {
      if (text !== 'preset: [recommended, hygiene, recommended]') {
        assert.ok(validate(plain(text)), `${text}: ${JSON.stringify(validate.errors)}`)
      }
    }
    for (const text of [
      'presets: strict',
      'preset: nope',
      'preset: []',
      'preset: [strict, strict]',
      'rules: {nope: off}',
      'rules: {toy-broken: no}',
      'maxFileSize: 0',
      'exclude: {a: b}',
      'rules: {toy-broken: {levl: on}}',
      'rules: {toy-broken: {options: {size: 1m}}}',
      'rules: {toy-writable: {options: {sise: 1m}}}',
      'rules: {toy-writable: {options: {size: big}}}',
    ]) {
      assert.ok(!validate(plain(text)), text)
    }
  })
})

describe('the schema of project files', () => {
  it('says what each setting is for, for editors to show', () => {
    const { $schema, title, properties } = schemaOf(toy) as {
      $schema: string
      title: string
      properties: Readonly<Record<string, { readonly description: string; readonly default?: unknown }>>
    }
    assert.deepEqual([$schema, title], ['http://json-schema.org/draft-07/schema#', 'Ringfence project file'])
    const said = Object.entries(properties).map(([name, one]) => [name, one.description, one.default])
    assert.deepEqual(said, [
      ['preset', 'Which sets of rules are on. "strict" includes all others.', 'recommended'],
      [
        'rules',
        'Single rules: off, on with their own severity, on with another one, or with a level and options.',
        undefined,
      ],
      [
        'exclude',
        'Glob patterns of files and folders that are not judged, relative to the folder of this file.',
        undefined,
      ],
      ['sizes', 'The option "size" of the rule toy-writable.', undefined],
      ['maxFileSize', 'Larger files are named, not judged. In characters.', 1024 * 1024],
    ])
  })
})

describe('names', () => {
  it('finds rules by id, and by the name a peer has for them', () => {
    for (const name of ['toy-privileged', 'Toy-Privileged', 'peer:T1', 'PEER:t1', 'T1', 'T-100', 'other:T-100']) {
      assert.deepEqual(
        findRules(toy, name).map(({ rule }) => rule.id),
        ['toy-privileged'],
        name,
      )
    }
    for (const name of ['', 'peer', 'T', 'peer:', 'nope']) assert.deepEqual(findRules(toy, name), [], name)
  })

  it('suggests the nearest name, or none', () => {
    assert.equal(nearestRule(toy, 'toy-writeable'), 'toy-writable')
    assert.equal(nearestRule(toy, 'otter:T-100'), 'other:T-100')
    assert.equal(nearest('abcd', ['wxyz', 'abdc']), 'abdc')
    assert.equal(nearest('abcd', ['wxyz']), undefined)
    assert.equal(nearest('a'.repeat(100_000), ['b']), undefined)
  })
})
