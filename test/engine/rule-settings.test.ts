import assert from 'node:assert/strict'
import type { Config } from '../../src/engine/config.ts'
import { readProjectFile } from '../../src/engine/project-file.ts'
import { product } from '../product.ts'
import { toy } from '../report/toy.ts'

const CHOICES = 'a rule is off, on, critical, high, medium, low'
const AMOUNT = '"size" needs an amount of memory, such as "512m"'
const NAMES = 'needs names of capabilities, such as NET_ADMIN'

describe('what a rule is set to', () => {
  /** A setting under `rules`, what it sets, and each problem with the text it stands at. */
  const table: readonly (readonly [
    text: string,
    config: Partial<Config>,
    problems: readonly (readonly [string, string])[],
  ])[] = [
    ['toy-broken: loud', { rules: {} }, [['loud', `"toy-broken" cannot be set to "loud"; ${CHOICES}`]]],
    [
      'toy-broken: true',
      { rules: {} },
      [['true', `"toy-broken" cannot be set to "true" - did you mean "on"?; ${CHOICES}`]],
    ],
    [
      'toy-broken: false',
      { rules: {} },
      [['false', `"toy-broken" cannot be set to "false" - did you mean "off"?; ${CHOICES}`]],
    ],
    [
      'toy-broken: {levl: on}',
      { rules: {} },
      [['levl', 'a rule has no setting "levl" - did you mean "level"?; settings are level, options']],
    ],
    [
      'toy-broken: {toString: on}',
      { rules: {} },
      [['toString', 'a rule has no setting "toString"; settings are level, options']],
    ],
    [
      'toy-writable: {size: 1m}',
      { rules: {} },
      [['size', '"size" is an option of "toy-writable": it belongs under "options"']],
    ],
    [
      'toy-broken: {options: 3}',
      { rules: {} },
      [['options: 3', '"options" needs names with values, such as "NAME: ..."']],
    ],
    [
      'toy-writable: {options: 3, level: low}',
      { rules: { 'toy-writable': 'low' } },
      [['options: 3', '"options" needs names with values, such as "size: ..."']],
    ],
    [
      'toy-writable: {options: }',
      { rules: {} },
      [['options', '"options" needs names with values, such as "size: ..."']],
    ],
    [
      'toy-writable: {options: {toString: 1, sise: 1m}}',
      { rules: {}, options: { 'toy-writable': {} } },
      [
        ['toString', '"toy-writable" has no option "toString"; options are size, names'],
        ['sise', '"toy-writable" has no option "sise" - did you mean "size"?; options are size, names'],
      ],
    ],
    [
      'toy-broken: {options: {size: 1m}}',
      { rules: {}, options: { 'toy-broken': {} } },
      [['size', '"toy-broken" has no option "size", as it has none']],
    ],
    [
      'toy-writable: {options: {size: big}}',
      { rules: {}, options: { 'toy-writable': { size: {} } } },
      [['big', AMOUNT]],
    ],
    [
      'toy-writable: {options: {size: {red: big, blue: 1m, "*": 0}}}',
      { rules: {}, options: { 'toy-writable': { size: { named: { blue: '1m' } } } } },
      [
        ['big', AMOUNT],
        ['0', AMOUNT],
      ],
    ],
    [
      'toy-writable: {options: {names: [NET_ADMN, chown, [a]]}}',
      { rules: {}, options: { 'toy-writable': { names: { all: ['CHOWN'] } } } },
      [
        ['NET_ADMN', `"names" ${NAMES} - did you mean "NET_ADMIN"?`],
        ['[a]', `this ${NAMES}`],
      ],
    ],
  ]
  for (const [setting, config, problems] of table) {
    it(`in ${JSON.stringify(setting)}`, () => {
      const text = `rules:\n  ${setting}\n`
      const read = readProjectFile(text, toy)
      assert.deepEqual(read.config, config)
      assert.deepEqual(
        read.problems.map(({ span, message }) => [text.slice(span.start, span.end), message]),
        problems,
      )
    })
  }

  it('names the one option of a rule that has one', () => {
    const { rule } =
      product.rules.find(({ rule }) => Object.keys(rule.options ?? {}).length === 1) ?? assert.fail('there is none')
    const { problems } = readProjectFile(`rules: {${rule.id}: {options: {qqqqqqqqqq: 1}}}`, product)
    assert.deepEqual(
      problems.map(({ message }) => message),
      [`"${rule.id}" has no option "qqqqqqqqqq"; options are ${Object.keys(rule.options ?? {}).join()}`],
    )
  })
})
