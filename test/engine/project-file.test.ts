import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { readYaml } from '../../src/syntax/yaml/index.ts'
import type { Config } from '../../src/engine/config.ts'
import { findRules, nearestRule } from '../../src/engine/find-rules.ts'
import { nearest } from '../../src/engine/nearest.ts'
import { readProjectFile, schemaOf } from '../../src/engine/project-file.ts'
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
    ['rules:\n', {}],
    ['rules: {}', { rules: {} }],
    ['exclude: vendor/**', { exclude: ['vendor/**'] }],
    ['exclude: [vendor, "**/test.*"]\nmaxFileSize: 2000', { exclude: ['vendor', '**/test.*'], maxFileSize: 2000 }],
    ['x: &x strict\n'.replace('x: &x strict', 'preset: &x strict'), { presets: ['strict'] }],
  ]
  for (const [text, config] of understood) {
    it(`understands ${JSON.stringify(text)}`, () =>
      assert.deepEqual(readProjectFile(text, toy), { config, problems: [] }))
  }

  const refused: readonly [text: string, at: string, message: RegExp][] = [
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
    ['maxFileSize: 1MB', 'maxFileSize: 1MB', /whole number/],
    ['maxFileSize: 0', 'maxFileSize: 0', /whole number/],
    ['- a', '- a', /sets preset, rules, exclude, trustedRegistries, maxFileSize/],
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

  it('understands the example of its documentation', () => {
    const example = /```yaml\n([^]*?)```/.exec(readFileSync('docs/configuration.md', 'utf8'))?.[1] ?? assert.fail()
    const { config, problems } = readProjectFile(example, product)
    assert.deepEqual(problems, [])
    assert.deepEqual(Object.keys(config).sort(), ['exclude', 'maxFileSize', 'presets', 'rules', 'trustedRegistries'])
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
      'rules: {nope: off}',
      'rules: {toy-broken: no}',
      'maxFileSize: 0',
      'exclude: {a: b}',
    ]) {
      assert.ok(!validate(plain(text)), text)
    }
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
