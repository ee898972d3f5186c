import assert from 'node:assert/strict'
import { toy } from '../report/toy.ts'
import { makeSandbox, type Sandbox } from './sandbox.ts'

describe('ringfence explain and rules', () => {
  let box: Sandbox
  before(() => {
    box = makeSandbox()
  })
  after(() => box.remove())

  for (const name of ['toy-privileged', 'peer:T1', 'T-100']) {
    it(`explains ${name}`, async () => {
      const { code, stdout } = await box.run(['explain', name])
      assert.equal(code, 0)
      assert.match(
        stdout,
        /^Toy is privileged\ntoy-privileged - critical, facet privilege, preset recommended, has a fix, since 0\.1\.0\n/,
      )
      assert.match(stdout, /^What to do$/m)
      assert.match(stdout, /^```toy\n# x\n```$/m, 'no markers, and what looks like a heading in an example stays')
      assert.match(stdout, /Known elsewhere as\npeer:T1\nother:T-100\n/)
      assert.match(stdout, /References\nA book\n$/)
    })
  }

  it('does not know a rule, and suggests one', async () => {
    const { code, stdout, stderr } = await box.run(['explain', 'toy-privilege'])
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, /no rule "toy-privilege" - did you mean "toy-privileged"\?/)
  })

  it('lists rules as a table', async () => {
    const lines = (await box.run(['rules'])).stdout.trimEnd().split('\n')
    assert.deepEqual(
      lines.map((line) => line.split(/ {2,}/)),
      [
        ['RULE', 'SEVERITY', 'FACET', 'PRESET', 'FIX', 'TITLE'],
        ['toy-broken', 'medium', 'operations', 'strict', 'none', 'Toy is broken'],
        ['toy-privileged', 'critical', 'privilege', 'recommended', 'always', 'Toy is privileged'],
        ['toy-unlisted', 'low', 'image', 'recommended', 'always', 'Toy is in no list'],
        ['toy-writable', 'low', 'rootfs', 'recommended', 'always', 'Toy is writable'],
      ],
    )
    assert.equal(new Set(lines.map((line) => line.search(/TITLE|Toy is/))).size, 1)
  })

  it('lists rules as JSON', async () => {
    const list = JSON.parse((await box.run(['rules', '--format', 'json'])).stdout) as readonly Record<string, unknown>[]
    assert.equal(list.length, toy.rules.length)
    assert.deepEqual(list[1], {
      id: 'toy-privileged',
      title: 'Toy is privileged',
      severity: 'critical',
      facet: 'privilege',
      preset: 'recommended',
      fix: 'always',
      since: '0.1.0',
      aliases: ['peer:T1', 'other:T-100'],
      references: ['A book'],
    })
  })

  it('refuses a command that there is not, also where help is asked for', async () => {
    for (const args of [['tour'], ['tour', '--help'], ['--help', 'tour'], ['help', 'tour'], ['fxi', 'svc', '-h']]) {
      const { code, stdout, stderr } = await box.run(args)
      assert.equal(code, 2, args.join(' '))
      assert.equal(stdout, '', args.join(' '))
      assert.match(stderr, /unknown command '(?:tour|fxi)'/, args.join(' '))
    }
    for (const args of [['--help'], ['help'], ['help', 'audit'], ['-h', 'fix']]) {
      assert.equal((await box.run(args)).code, 0, args.join(' '))
    }
  })

  it('prints its version and help, and ends well', async () => {
    assert.deepEqual(await box.run(['--version']), { code: 0, stdout: '1.2.3\n', stderr: '' })
    const { code, stdout } = await box.run(['audit', '--help'])
    assert.equal(code, 0)
    for (const option of [
      '--format',
      '--output',
      '--fail-on',
      '--preset',
      '--config',
      '--stdin-filename',
      '--no-ignore',
      '--no-color',
    ]) {
      assert.match(stdout, new RegExp(`^ +${option}`, 'm'))
    }
  })
})
