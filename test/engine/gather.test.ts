import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import { judge, only } from './support.ts'

describe('one finding for one weakness', () => {
  const fragment = [
    'x-app: &app',
    '  image: a/b:1.2.3',
    '  privileged: true',
    'services:',
    '  web: { <<: *app }',
    '  worker: { <<: *app }',
    '  cron: { <<: *app }',
    '',
  ].join('\n')

  it('names every service that takes in one fragment, with their places', () => {
    const { findings } = judge('compose.yaml', fragment, only('privileged-container'))
    const [finding, ...more] = findings
    assert.deepEqual(more, [])
    assert.equal(finding?.subject, 'services.web')
    assert.match(finding.message, / It is also true of service "worker" and service "cron"\.$/)
    assert.deepEqual(
      finding.related.map(({ span }) => fragment.slice(span.start, span.end)),
      ['worker', 'cron'],
    )
  })

  it('edits the fragment, and says whom that changes', () => {
    const [fix] = judge('compose.yaml', fragment, only('privileged-container')).findings[0]?.fixes ?? []
    assert.match(fix?.caveat ?? '', /^changes web, worker and cron; /)
    assert.equal(applyEdits(fragment, fix?.edits ?? []), fragment.replace('  privileged: true\n', ''))
  })

  it('edits no fragment that a service without the finding takes in', () => {
    const text = `${fragment}  odd: { <<: *app } # ringfence-ignore privileged-container: it builds images\n`
    const [finding] = judge('compose.yaml', text, only('image-without-digest')).findings
    assert.equal(finding?.related.length, 3)
    const overridden = fragment.replace('cron: { <<: *app', 'cron: { <<: *app, privileged: false')
    const [fix] = judge('compose.yaml', overridden, only('privileged-container')).findings[0]?.fixes ?? []
    assert.match(fix?.caveat ?? '', /^changes web and worker; /)
  })

  it('keeps its fingerprint when another service takes the fragment in', () => {
    const of = (text: string) =>
      judge('compose.yaml', text, only('privileged-container')).findings.map(({ fingerprint }) => fingerprint)
    assert.deepEqual(of(`${fragment}  more: { <<: *app }\n`), of(fragment))
  })

  it('takes out what a comment accepts, and lists that as suppressed', () => {
    const text = [
      'services:',
      '  web:',
      '    image: a/b:1.2.3',
      '    ports:',
      '      - 8080:80',
      '      # ringfence-ignore port-on-all-interfaces: the whole office uses it',
      '      - 8081:80',
      '      - 8082:80',
      '',
    ].join('\n')
    const { findings, suppressed } = judge('compose.yaml', text, only('port-on-all-interfaces'))
    assert.deepEqual(
      findings.map(({ evidence }) => evidence),
      ['port 8080:80, port 8082:80'],
    )
    assert.deepEqual(
      suppressed.map(({ finding }) => finding.evidence),
      ['port 8081:80'],
    )
  })

  it('cuts a long list of names short in the message alone', () => {
    const ports = Array.from({ length: 30 }, (_, index) => `      - ${8100 + index}:80`)
    const text = ['services:', '  web:', '    image: a/b:1.2.3', '    ports:', ...ports, ''].join('\n')
    const [finding] = judge('compose.yaml', text, only('port-on-all-interfaces')).findings
    assert.match(finding?.message ?? '', /8100:80, .*8107:80 and 22 more on every/)
    assert.equal(finding?.related.length, 29)
    assert.equal(finding.fixes[0]?.edits.length, 30)
  })

  it('says of a project once what `strict` says of each service', () => {
    const text = 'services:\n  web:\n    image: a/b:1\n  db:\n    image: c/d:1\n'
    const rulesOf = (presets: readonly ('recommended' | 'strict')[]) =>
      judge('compose.yaml', text, { presets })
        .findings.map(({ rule, subject }) => `${rule} ${subject}`)
        .filter((one) => one.includes('-limits '))
    assert.deepEqual(rulesOf(['recommended']), ['project-without-limits project'])
    assert.deepEqual(rulesOf(['strict']), [
      'missing-resource-limits services.web',
      'missing-resource-limits services.db',
    ])
  })
})
