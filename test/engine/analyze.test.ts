import assert from 'node:assert/strict'
import { judge, only } from './support.ts'

const PRIVILEGED = 'services:\n  web:\n    image: nginx:1.27\n    privileged: true\n'
const rule = 'privileged-container'

describe('analyze', () => {
  it('gives plain data: it survives being sent to another process', () => {
    const { findings } = judge('compose.yaml', PRIVILEGED, only(rule))
    assert.equal(findings.length, 1)
    assert.deepEqual(JSON.parse(JSON.stringify(findings)), findings)
  })

  it('says nothing of a file no kind claims', () => {
    assert.deepEqual(judge('notes.txt', PRIVILEGED), { kind: undefined, findings: [], suppressed: [], secrets: [] })
  })

  it('refuses a file over the limit with a sentence, and judges one just under it', () => {
    assert.match(
      judge('compose.yaml', PRIVILEGED, { maxFileSize: PRIVILEGED.length - 1 }).refused ?? '',
      /larger than the limit/,
    )
    assert.equal(judge('compose.yaml', PRIVILEGED, { maxFileSize: PRIVILEGED.length }).refused, undefined)
  })

  it('follows what is configured', () => {
    assert.deepEqual(
      judge('compose.yaml', PRIVILEGED, { rules: { [rule]: 'off' } }).findings.filter(
        (finding) => finding.rule === rule,
      ),
      [],
    )
    assert.equal(
      judge('compose.yaml', PRIVILEGED, { presets: [], rules: { [rule]: 'low' } }).findings[0]?.severity,
      'low',
    )
    assert.deepEqual(judge('compose.yaml', PRIVILEGED, { presets: [] }).findings, [])
  })

  describe('fingerprints', () => {
    const of = (text: string): readonly string[] =>
      judge('compose.yaml', text, only(rule)).findings.map(({ fingerprint }) => fingerprint)
    it('survive unrelated edits', () => {
      assert.deepEqual(of(`# a comment\n\n${PRIVILEGED}  db:\n    image: postgres:17\n`), of(PRIVILEGED))
    })
    it('differ between subjects and between files', () => {
      assert.notDeepEqual(of(PRIVILEGED.replace('web:', 'db:')), of(PRIVILEGED))
      assert.notEqual(judge('compose.prod.yaml', PRIVILEGED, only(rule)).findings[0]?.fingerprint, of(PRIVILEGED)[0])
    })
  })

  it('orders findings by place', () => {
    const two = 'services:\n  b:\n    image: b:1\n    privileged: true\n  a:\n    image: a:1\n    privileged: true\n'
    assert.deepEqual(
      judge('compose.yaml', two, only(rule)).findings.map(({ subject }) => subject),
      ['services.b', 'services.a'],
    )
  })

  it('never repeats a secret in messages, evidence or fixes', () => {
    const secret = 'Tr0ub4dor-and-3-horses'
    const { findings, secrets } = judge(
      'Dockerfile',
      `FROM debian:13.2\nENV DB_PASSWORD=${secret}\nRUN curl -u admin:${secret} https://example.org -o /x\n`,
      { presets: ['strict'] },
    )
    assert.ok(secrets.length > 0)
    assert.ok(findings.length > 0)
    assert.ok(!JSON.stringify(findings).includes(secret))
  })
})
