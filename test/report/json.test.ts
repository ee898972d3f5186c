import assert from 'node:assert/strict'
import { Ajv } from 'ajv'
import { openJson, type JsonReport } from '../../src/report/index.ts'
import { auditSchema } from '../../src/report/json-schema.ts'
import { reportOf, toy, type ReportExtras } from './toy.ts'

const parse = (files: Readonly<Record<string, string>>, extras?: ReportExtras): JsonReport =>
  JSON.parse(reportOf((sink, audit) => openJson(sink, audit, toy.version), files, extras)) as JsonReport

describe('JSON report', () => {
  const text = '\ufeffé 🙂 WRITABLE\r\n\tPRIVILEGED\r\n  MORE secret=hunter2hunter2\r\n'
  const report = parse(
    { 'b.toy': 'PRIVILEGED # ringfence-ignore toy-privileged: known', 'dir/a.toy': text },
    { unreadable: { 'c.toy': 'it is gone' } },
  )

  it('places findings and edits by offset and by line and column', () => {
    const lines = text.split('\r\n')
    for (const finding of report.findings) {
      const slice = text.slice(finding.start, finding.end)
      assert.ok(slice === 'WRITABLE' || slice === 'PRIVILEGED\r\n  MORE', slice)
      assert.equal(
        lines[finding.line - 1]?.slice(
          finding.column - 1,
          finding.line === finding.endLine ? finding.endColumn - 1 : undefined,
        ),
        slice.split('\r\n')[0],
      )
      for (const edit of finding.fixes.flatMap(({ edits }) => edits)) {
        assert.equal(text.slice(edit.start, edit.end), slice)
      }
    }
    assert.deepEqual(
      report.findings.map(({ endLine, endColumn }) => [endLine, endColumn]),
      [
        [1, 15],
        [3, 7],
      ],
    )
  })

  it('says everything of a finding', () => {
    const { file, rule, facet, severity, confidence, subject, evidence, fingerprint, fixes, related } =
      report.findings[1] ?? assert.fail()
    assert.deepEqual(
      { file, rule, facet, severity, confidence, subject, evidence },
      {
        file: 'dir/a.toy',
        rule: 'toy-privileged',
        facet: 'privilege',
        severity: 'critical',
        confidence: 'high',
        subject: 'toy',
        evidence: 'PRIVILEGED',
      },
    )
    assert.match(fingerprint, /^[0-9a-f]{32}$/)
    assert.deepEqual(
      fixes.map(({ title, safety, caveat }) => ({ title, safety, caveat })),
      [{ title: 'Take the privilege away', safety: 'review', caveat: 'the toy may stop' }],
    )
    assert.deepEqual(
      related.map((one) => [one.file, one.line]),
      [['dir/a.toy', 1]],
    )
  })

  it('lists files, what is suppressed, what could not be read, and sums up', () => {
    assert.deepEqual(report.files, [
      { path: 'b.toy', kind: 'toy', findings: 0, suppressed: 1 },
      { path: 'dir/a.toy', kind: 'toy', findings: 2, suppressed: 0 },
    ])
    assert.deepEqual(
      report.suppressed.map(({ file, reason }) => [file, reason]),
      [['b.toy', 'known']],
    )
    assert.deepEqual(report.unreadable, [{ path: 'c.toy', reason: 'it is gone' }])
    assert.equal(report.version, 1)
    assert.equal(report.tool.version, '1.2.3')
    assert.deepEqual(report.summary, {
      files: 2,
      filesWithFindings: 1,
      findings: 2,
      suppressed: 1,
      safelyFixable: 1,
      severities: { critical: 1, high: 0, medium: 0, low: 1 },
    })
  })

  it('says what a fix does to other files', () => {
    const changes = (files: Readonly<Record<string, string>>): unknown =>
      parse(files).findings.map(({ fixes }) => fixes.map(({ edits, files: others }) => ({ edits, files: others })))
    assert.deepEqual(changes({ 'x/a.toy': 'UNLISTED' }), [
      [{ edits: [], files: [{ file: 'x/list.toys', create: 'a.toy\n' }] }],
    ])
    const end = { line: 2, column: 1, endLine: 2, endColumn: 1, start: 6, end: 6 }
    assert.deepEqual(changes({ 'x/a.toy': 'UNLISTED', 'x/list.toys': 'b.toy\n' }), [
      [{ edits: [], files: [{ file: 'x/list.toys', edits: [{ ...end, newText: 'a.toy\n' }] }] }],
    ])
  })

  it('names what lies outside the root by its URI', () => {
    const { files, findings } = parse({ 'file:///else/a b.toy': 'WRITABLE' })
    assert.deepEqual([files[0]?.path, findings[0]?.file], ['file:///else/a b.toy', 'file:///else/a b.toy'])
  })

  it('is what its schema says, and nothing else', () => {
    // Readers are to accept fields that come later; nothing of today may be missing in the schema.
    const close = (_: string, value: unknown): unknown =>
      value instanceof Object && 'properties' in value ? Object.assign(value, { additionalProperties: false }) : value
    const closed = JSON.parse(JSON.stringify(auditSchema()), close) as object
    const validate = new Ajv({ strict: true, allErrors: true }).compile(closed)
    const problems = (value: unknown): unknown => (validate(value) ? [] : validate.errors)
    assert.deepEqual(problems(report), [])
    assert.deepEqual(problems(parse({})), [])
    assert.deepEqual(problems(parse({ 'a.toy': 'UNLISTED', 'b.toy': 'UNLISTED', 'list.toys': 'a.toy\n' })), [])
    assert.notDeepEqual(problems({ ...report, files: [{}] }), [])
    assert.notDeepEqual(problems({ ...report, more: 1 }), [])
  })

  it('holds no secret', () => {
    assert.doesNotMatch(JSON.stringify(parse({ 'a.toy': 'PRIVILEGED secret=hunter2hunter2' })), /hunter2/)
  })
})
