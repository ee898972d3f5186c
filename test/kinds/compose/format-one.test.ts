import assert from 'node:assert/strict'
import { applyEdits } from '../../../src/core/edit.ts'
import { judge } from '../../engine/support.ts'

const ALL = { presets: ['recommended', 'hygiene', 'strict'] } as const
const marks = (text: string, ...rules: readonly string[]): readonly string[] =>
  judge('docker-compose.yml', text, ALL)
    .findings.filter(({ rule }) => rules.includes(rule))
    .map(({ rule, span }) => `${rule}: ${text.slice(span.start, span.end)}`)

describe('Compose format 1', () => {
  it('is refused once, at its first service', () => {
    for (const text of [
      'x-log: {driver: none}\napi:\n  image: a/b:1\nworker:\n  image: a/b:1\n',
      '{"api": {"build": "."}}\n',
      'version: "2"\napi:\n  extends: {file: base.yml, service: api}\n  ports: ["80"]\n',
    ]) {
      assert.deepEqual(marks(text, 'syntax-error'), [
        text.startsWith('{') ? 'syntax-error: "api"' : 'syntax-error: api',
      ])
    }
  })

  it('is no file that says nothing of services at its top', () => {
    for (const text of [
      'services:\n  api:\n    image: a/b:1\nextra:\n  image: a/b:1\n',
      'x-api:\n  image: a/b:1\nnetworks:\n  back:\n    driver: bridge\n',
      'include: [other.yaml]\n',
      'rules:\n  require-quotes: 1\n',
      'volumes:\n  image: {}\n',
    ]) {
      assert.deepEqual(marks(text, 'syntax-error'), [], text)
    }
  })

  it('has the weaknesses of its services, with the names of old', () => {
    const text =
      'base: &base\n  net: host\n  image: a/b:1\napi:\n  <<: *base\n  privileged: true\n  links: [db]\n  volumes_from: [db]\n'
    const found = marks(text, 'privileged-container', 'host-network-namespace', 'legacy-link', 'volumes-from')
    assert.deepEqual([...new Set(found)].toSorted(), [
      'host-network-namespace: net: host',
      'legacy-link: db',
      'privileged-container: privileged: true',
      'volumes-from: db',
    ])
  })

  it('is given no setting by a fix that it does not know', () => {
    const text = 'api:\n  image: a/b:1\n'
    const { findings } = judge('docker-compose.yml', text, ALL)
    const fixed = new Map(
      findings.flatMap(({ rule, fixes }) => fixes.map(({ edits }) => [rule, applyEdits(text, edits)] as const)),
    )
    assert.equal(fixed.get('missing-capability-drop'), 'api:\n  image: a/b:1\n  cap_drop:\n    - ALL\n')
    assert.ok(findings.some(({ rule }) => rule === 'missing-resource-limits'))
    assert.ok(![...fixed.values()].some((after) => /pids_limit|cpus|tmpfs/.test(after)))
  })
})
