import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import type { TextEdit } from '../../src/core/edit.ts'
import type { Finding, Fix } from '../../src/core/finding.ts'
import { ALONE } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { span } from '../../src/core/span.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { finisher, listed, type FindingOptions, type Gathered } from '../../src/engine/findings.ts'
import { maskerOf } from '../../src/engine/mask.ts'
import { entryOf } from './support.ts'

const SECRET = 'zebra-Quartz-71'
const source = new Source('file:///x/app.yaml', 'one: two')
const entry = entryOf('a-rule')
const report: Gathered = { span: span(0, 3), subject: 'services.web', message: 'it is open', evidence: 'port 80' }

/** The findings of these reports, one after the other. */
function finished(reports: readonly Partial<Gathered>[], options: FindingOptions = {}): readonly Finding[] {
  const finish = finisher(source, DEFAULT_CONFIG, maskerOf([SECRET]), options)
  return reports.map((one) => finish({ entry, report: { ...report, ...one } }))
}

const messageOf = (one: Partial<Gathered>): string | undefined => finished([one])[0]?.message
const identityOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32)

describe('a finding made of a report', () => {
  it('says what the report and its rule say', () => {
    assert.deepEqual(finished([{}]), [
      {
        rule: 'a-rule',
        facet: 'privilege',
        severity: 'medium',
        confidence: 'high',
        span: span(0, 3),
        message: 'It is open',
        subject: 'services.web',
        evidence: 'port 80',
        fingerprint: identityOf('app.yaml', 'a-rule', 'services.web', 'port 80'),
        related: [],
        fixes: [],
      },
    ])
  })

  it('takes the severity of its own threat', () => {
    assert.equal(finished([{ threat: { needs: 'access', reaches: 'host' } }])[0]?.severity, 'critical')
  })

  it('numbers the fingerprints of those that share everything, and of no others', () => {
    const all = finished([{}, { subject: 'services.db' }, {}, { evidence: 'port 81' }, {}], { path: 'a/app.yaml' })
    const of = (...parts: readonly string[]): string => identityOf('a/app.yaml', 'a-rule', ...parts)
    assert.deepEqual(
      all.map(({ fingerprint }) => fingerprint),
      [
        of('services.web', 'port 80'),
        of('services.db', 'port 80'),
        of('services.web', 'port 80', '1'),
        of('services.web', 'port 81'),
        of('services.web', 'port 80', '2'),
      ],
    )
  })

  it('hides a secret in the evidence, in the message and in those of related places', () => {
    const related = [{ uri: 'file:///x/b', span: span(1, 2), message: `see ${SECRET}` }]
    const [finding] = finished([{ message: `has ${SECRET}`, evidence: `key ${SECRET}`, related }])
    assert.deepEqual(
      [finding?.message, finding?.evidence, finding?.related],
      ['Has •••', 'key •••', [{ uri: 'file:///x/b', span: span(1, 2), message: 'see •••' }]],
    )
  })

  it('fills in the values it has, and leaves other names in braces', () => {
    assert.equal(messageOf({ message: '{a} of {b} in {c}', values: { a: 1, b: 'two' } }), '1 of two in {c}')
    assert.equal(messageOf({ message: 'write {name}' }), 'Write {name}')
  })

  it('names whom else it is true of', () => {
    assert.equal(messageOf({ alike: [] }), 'It is open')
    assert.equal(messageOf({ alike: ['"db"'] }), 'It is open It is also true of "db".')
    assert.equal(messageOf({ alike: ['"db"', '"api"'] }), 'It is open It is also true of "db" and "api".')
  })
})

describe('the fixes of a finding', () => {
  const edit = (start: number, end: number, newText = 'x'): TextEdit => ({ span: span(start, end), newText })
  const fix = (title: string, edits: Fix['edits'], files?: Fix['files']): Fix => ({
    title,
    safety: 'safe',
    edits,
    ...(files && { files }),
  })
  const kept = (fixes: Gathered['fixes'], options?: FindingOptions): readonly Fix[] | undefined =>
    finished([{ ...(fixes && { fixes }) }], options)[0]?.fixes

  it('are those that can be applied to the text', () => {
    const good = fix('Good', [edit(0, 3)])
    const other = fix('Also good', [edit(5, 8), edit(0, 3)])
    assert.deepEqual(kept([undefined, good, fix('Outside', [edit(5, 9)]), other]), [good, other])
    assert.deepEqual(kept([fix('Twice', [edit(0, 3), edit(2, 4)])]), [])
  })

  it('are none that change nothing', () => {
    assert.deepEqual(kept([fix('Idle', [])]), [])
  })

  it('have no secret in their titles', () => {
    assert.deepEqual(kept([fix(`Remove ${SECRET}`, [edit(0, 3)])]), [fix('Remove •••', [edit(0, 3)])])
  })

  it('are none that would write a secret', () => {
    assert.deepEqual(kept([fix('Copy', [edit(0, 3, `b: ${SECRET}`)])]), [])
  })

  it('change another file only where that can be read, and create one only where there is none', () => {
    const neighbours = {
      ...ALONE,
      file: (uri: string) => (uri === 'b' ? new Source('b', 'text') : undefined),
      has: (uri: string) => (uri === 'outside' ? undefined : uri === 'b'),
    }
    const editing = (uri: string): Fix => fix(`Edit ${uri}`, [], [{ uri, edits: [edit(0, 1)] }])
    const creating = (uri: string): Fix => fix(`Create ${uri}`, [], [{ uri, create: 'new' }])
    const all = ['b', 'c', 'outside'].flatMap((uri) => [editing(uri), creating(uri)])
    assert.deepEqual(kept(all, { neighbours }), [editing('b'), creating('c')])
    assert.deepEqual(kept(all), [])
  })
})

describe('a list of names', () => {
  const names = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `n${index + 1}`)

  it('has commas, and an "and" before the last', () => {
    assert.deepEqual(
      [0, 1, 2, 3].map((count) => listed(names(count))),
      ['', 'n1', 'n1 and n2', 'n1, n2 and n3'],
    )
  })

  it('has each name once', () => {
    assert.equal(listed(['a', 'b', 'a']), 'a and b')
  })

  it('names nine, and of more the first eight', () => {
    assert.equal(listed(names(9)), 'n1, n2, n3, n4, n5, n6, n7, n8 and n9')
    assert.equal(listed(names(10)), 'n1, n2, n3, n4, n5, n6, n7, n8 and 2 more')
  })
})
