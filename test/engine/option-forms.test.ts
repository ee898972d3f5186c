import assert from 'node:assert/strict'
import { Ajv } from 'ajv'
import type { OptionForm } from '../../src/core/options.ts'
import { OPTION_FORMS } from '../../src/engine/option-forms.ts'

const FORMS = Object.keys(OPTION_FORMS) as readonly OptionForm[]

/** What each form makes of a text, and what it does not take. */
const READ: Readonly<
  Record<OptionForm, readonly [taken: Readonly<Record<string, unknown>>, refused: readonly string[]]>
> = {
  count: [{ '1': 1, '200': 200, '999999999': 999_999_999 }, ['', '0', '-1', 'x1', '1x', '1.5', '1000000000']],
  memory: [
    {
      '1': '1',
      '1023': '1023',
      '512K': '512K',
      '8m': '8m',
      '2kb': '2k',
      '1.5kb': '1536',
      '0.5m': '512k',
      '2048kb': '2m',
      '1.5GB': '1536m',
      '3 GiB': '3g',
      '1t': '1024g',
      '100b': '100',
    },
    ['', '0', '0m', '0.5b', '-1m', 'big', 'x8m', '8mx'],
  ],
  cpus: [
    { '1': '1', '0.5': '0.5', '0.001': '0.001', '9999.999': '9999.999' },
    ['', '0', '0.000', 'x1', '1x', '10000', '0.0001', '.5', '1e3', '-1', 'half'],
  ],
  capabilities: [
    { NET_ADMIN: 'NET_ADMIN', cap_chown: 'CHOWN', Sys_Time: 'SYS_TIME', all: 'ALL' },
    ['', 'NET_ADMN', 'CAP_ALL', 'NET_ADMIN,CHOWN'],
  ],
  paths: [
    Object.fromEntries(
      ['/var/log', '~/.ssh', './a', '..', '.\\a', '\\\\host\\a', '$HOME', '${HOME}/a', 'C:\\a', 'd:/a'].map((path) => [
        path,
        path,
      ]),
    ),
    ['', 'var/log', 'a ~/.ssh', '3', 'CD:\\a'],
  ],
  ports: [
    {
      '0': { first: 0, last: 0 },
      '8080': { first: 8080, last: 8080 },
      '8000-8100': { first: 8000, last: 8100 },
      '80-80': { first: 80, last: 80 },
      '1-65535': { first: 1, last: 65_535 },
    },
    ['', '65536', '1-65536', '8100-8000', 'x80', '80x', '80-', '-80', '80-90x', '123456', 'http'],
  ],
  registries: [
    Object.fromEntries(
      ['docker.io', 'registry.example/team', 'a:5000', '10.0.0.1', '3d.example', 'node3'].map((host) => [host, host]),
    ),
    ['', 'https://docker.io', 'x://', '5000'],
  ],
  devices: [{ '/dev/ttyUSB0': '/dev/ttyUSB0', 'vfio 01:00.0': 'vfio 01:00.0' }, ['']],
}

/** What the schema of each form allows, as a JSON value, and what it does not. */
const ALLOWED: Readonly<Record<OptionForm, readonly [allowed: readonly unknown[], refused: readonly unknown[]]>> = {
  count: [
    [1, 200],
    [0, -1, 1.5, '1', null],
  ],
  memory: [
    ['512m', '1', 1000],
    ['big', '', 1.5, null],
  ],
  cpus: [
    [0.5, 1, '0.5'],
    [0, -0.5, null, true],
  ],
  capabilities: [['NET_ADMIN'], [3, null]],
  paths: [['/var/log'], [3, null]],
  ports: [
    [0, 8080, 65_535, '80', '8000-8100'],
    [-1, 65_536, 80.5, 'http', '80-', '-80', 'x80', null],
  ],
  registries: [['docker.io'], [3, null]],
  devices: [['/dev/ttyUSB0'], [3, null]],
}

describe('the forms of options', () => {
  for (const form of FORMS) {
    const [taken, refused] = READ[form]
    it(`read a value of the form "${form}"`, () => {
      const { read } = OPTION_FORMS[form]
      assert.deepEqual(Object.fromEntries(Object.keys(taken).map((text) => [text, read(text)])), taken)
    })
    it(`refuse what is no value of the form "${form}"`, () => {
      assert.deepEqual(
        refused.filter((text) => OPTION_FORMS[form].read(text) !== undefined),
        [],
      )
    })
    it(`have a schema for the form "${form}" that allows its values and nothing else`, () => {
      const validate = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false }).compile(
        OPTION_FORMS[form].schema,
      )
      const [allowed, none] = ALLOWED[form]
      assert.deepEqual(
        [...allowed, ...none].filter((value) => validate(value)),
        allowed,
      )
    })
  }

  it('say what they want', () => {
    assert.deepEqual(Object.fromEntries(FORMS.map((form) => [form, OPTION_FORMS[form].wanted])), {
      count: 'a whole number above zero, such as 200',
      memory: 'an amount of memory, such as "512m"',
      cpus: 'a number of processor cores, such as 0.5',
      capabilities: 'names of capabilities, such as NET_ADMIN',
      paths: 'paths as files write them, such as /var/log or ~/.ssh',
      ports: 'ports or ranges of ports, such as 8080 or 8000-8100',
      registries: 'hosts of registries without "https://", such as docker.io or registry.example/team',
      devices: 'devices as messages name them, such as /dev/ttyUSB0',
    })
  })

  it('take the values that they give as examples', () => {
    for (const form of FORMS) {
      const { wanted, read } = OPTION_FORMS[form]
      const examples = wanted.replace(/^.*such as /, '').split(' or ')
      for (const example of examples) assert.notEqual(read(example.replaceAll('"', '')), undefined, example)
    }
  })

  it('guess which capability was meant', () => {
    const guessed = Object.fromEntries(
      ['NET_ADMN', 'cap_chwon', 'zzzzzzzz'].map((text) => [text, OPTION_FORMS.capabilities.near?.(text)]),
    )
    assert.deepEqual(guessed, { NET_ADMN: 'NET_ADMIN', cap_chwon: 'CHOWN', zzzzzzzz: undefined })
  })
})
