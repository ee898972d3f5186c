// What other tools' configuration files switch off is suppressed here, with the file as the reason.
import assert from 'node:assert/strict'
import { Source } from '../../src/core/source.ts'
import { analyze } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG, type Config } from '../../src/engine/config.ts'
import { createWorkspace } from '../../src/workspace/workspace.ts'
import { product } from '../product.ts'
import { only } from './support.ts'

const RULES = only('latest-image-tag', 'deprecated-maintainer', 'legacy-key-value')
const DOCKERFILE = 'FROM ubuntu:latest\nMAINTAINER me\nENV a b\n'

/** What a project file says that trusts these registries. */
function trusting(...registries: readonly string[]): Partial<Config> {
  return { options: { 'untrusted-registry': { trustedRegistries: { all: registries } } } }
}

/** Judges a file among others: what is found, and what is suppressed with its reason. */
function judge(
  file: string,
  text: string,
  beside: Readonly<Record<string, string>>,
  config: Partial<Config> = RULES,
  today = '2026-06-01',
) {
  const workspace = createWorkspace(product.kinds)
  for (const [name, content] of Object.entries(beside)) workspace.put(new Source(`file:///w/${name}`, content))
  const source = new Source(`file:///w/${file}`, text)
  const { findings, suppressed } = analyze(
    product,
    source,
    { ...DEFAULT_CONFIG, ...config },
    { neighbours: workspace.around(source), today },
  )
  return {
    found: findings.map(({ rule }) => rule),
    off: suppressed.map(({ finding, reason }) => `${finding.rule} | ${reason}`),
  }
}

describe('configurations of other tools', () => {
  describe('hadolint', () => {
    it('switches off what "ignored" lists', () => {
      const { found, off } = judge('Dockerfile', DOCKERFILE, { '.hadolint.yaml': 'ignored: [DL3007, DL4000]\n' })
      assert.deepEqual(off, [
        'latest-image-tag | switched off in .hadolint.yaml',
        'deprecated-maintainer | switched off in .hadolint.yaml',
      ])
      assert.deepEqual(found, ['legacy-key-value'])
    })
    it('is found above, and the nearest one holds', () => {
      const beside = { '.hadolint.yml': 'ignored:\n  - DL3007\n', 'a/.hadolint.yaml': 'ignored:\n  - DL4000\n' }
      assert.deepEqual(judge('a/b/c/Dockerfile', DOCKERFILE, beside).off, [
        'deprecated-maintainer | switched off in .hadolint.yaml',
      ])
      assert.deepEqual(judge('b/Dockerfile', DOCKERFILE, beside).off, [
        'latest-image-tag | switched off in .hadolint.yml',
      ])
    })
    it('can make comments count for nothing', () => {
      const text = `# hadolint global ignore=DL3007\n${DOCKERFILE}`
      assert.ok(
        judge('Dockerfile', text, { '.hadolint.yaml': 'disable-ignore-pragma: true\n' }).found.includes(
          'latest-image-tag',
        ),
      )
      assert.ok(
        !judge('Dockerfile', text, { '.hadolint.yaml': 'disable-ignore-pragma: false\n' }).found.includes(
          'latest-image-tag',
        ),
      )
    })
    it('says nothing of Compose files', () => {
      assert.deepEqual(
        judge('compose.yaml', 'services:\n  a:\n    image: nginx:latest\n', { '.hadolint.yaml': 'ignored: [DL3007]' })
          .found,
        ['latest-image-tag'],
      )
    })
    it('names the trusted registries where the project file does not', () => {
      const beside = { '.hadolint.yaml': 'trustedRegistries: [registry.example]' }
      const rules = only('untrusted-registry')
      assert.deepEqual(judge('Dockerfile', 'FROM ubuntu:24.04\n', beside, rules).found, ['untrusted-registry'])
      assert.deepEqual(
        judge('Dockerfile', 'FROM ubuntu:24.04\n', beside, { ...rules, ...trusting('docker.io') }).found,
        [],
      )
      assert.deepEqual(
        judge(
          'compose.yaml',
          'services:\n  a:\n    image: quay.io/a/b:1\n',
          {},
          { ...rules, ...trusting('docker.io', 'quay.io/b') },
        ).found,
        ['untrusted-registry'],
      )
      assert.deepEqual(judge('Dockerfile', 'FROM quay.io/a/b:1\n', {}, rules).found, [])
    })
    it('is heard in no other form', () => {
      for (const text of [
        '',
        '- x',
        'ignored: {a: b}',
        'ignored: 7',
        '{',
        'ignored: [[DL3007]]',
        '\0',
        'ignored: &a [*a]',
      ]) {
        assert.deepEqual(judge('Dockerfile', DOCKERFILE, { '.hadolint.yaml': text }).off, [], text)
      }
    })
  })

  describe('trivy', () => {
    it('switches off what .trivyignore lists, in old and new names, until the day it says', () => {
      const beside = { '.trivyignore': '# accepted\nAVD-DS-0001 # latest\n\nDS022 exp:2026-06-02\nCVE-2020-1234\n' }
      assert.deepEqual(judge('x/Dockerfile', DOCKERFILE, beside).off, [
        'latest-image-tag | switched off in .trivyignore',
        'deprecated-maintainer | switched off in .trivyignore',
      ])
      assert.deepEqual(judge('x/Dockerfile', DOCKERFILE, beside, RULES, '2026-06-02').off, [
        'latest-image-tag | switched off in .trivyignore',
      ])
    })
    it('reads paths, reasons and dates in YAML', () => {
      const beside = {
        '.trivyignore.yaml':
          'misconfigurations:\n  - id: DS-0001\n    paths: ["docker/**"]\n    statement: the lab wants it\n' +
          '  - id: AVD-DS-0022\n    expired_at: 2026-01-01\nvulnerabilities:\n  - id: DS-0022\n',
      }
      assert.deepEqual(judge('docker/a/Dockerfile', DOCKERFILE, beside).off, [
        'latest-image-tag | switched off in .trivyignore.yaml: the lab wants it',
      ])
      assert.deepEqual(judge('other/Dockerfile', DOCKERFILE, beside).off, [])
    })
  })

  it('Checkov: skip-check as a list and as one text', () => {
    for (const list of ['skip-check:\n  - CKV_DOCKER_7\n', 'skip-check: CKV_DOCKER_7,CKV_DOCKER_1\n']) {
      assert.deepEqual(judge('Dockerfile', DOCKERFILE, { '.checkov.yaml': list }).off, [
        'latest-image-tag | switched off in .checkov.yaml',
      ])
    }
  })

  it('DCLint: rules at level 0', () => {
    const text = 'services:\n  a:\n    image: nginx:latest\n'
    const { off } = judge('compose.yaml', text, {
      '.dclintrc': '{"rules": {"service-image-require-explicit-tag": 0, "no-build-and-image": 1}}',
    })
    assert.deepEqual(off, ['latest-image-tag | switched off in .dclintrc'])
    assert.deepEqual(
      judge('compose.yaml', text, { '.dclintrc.yaml': 'rules:\n  service-image-require-explicit-tag: [2, {}]\n' }).off,
      [],
    )
  })
})
