import assert from 'node:assert/strict'
import { judge } from './support.ts'

const rules = (
  name: string,
  text: string,
): { found: readonly string[]; suppressed: readonly (readonly [string, string])[] } => {
  const { findings, suppressed } = judge(name, text, {
    presets: [],
    rules: { 'privileged-container': 'on', 'unused-suppression': 'on' },
  })
  return {
    found: findings.map(({ rule }) => rule),
    suppressed: suppressed.map(({ finding, reason }) => [finding.rule, reason] as const),
  }
}
const compose = (above: string, trailing = ''): string =>
  `services:\n  web:\n    image: nginx:1.27\n${above}    privileged: true${trailing}\n`

describe('suppression', () => {
  it('by a comment on the line above', () => {
    assert.deepEqual(rules('compose.yaml', compose('    # ringfence-ignore privileged-container: runner host\n')), {
      found: [],
      suppressed: [['privileged-container', 'runner host']],
    })
  })
  it('reaches over further comments and blank lines to the next line that says something', () => {
    assert.deepEqual(
      rules('compose.yaml', compose('    # ringfence-ignore privileged-container: runner\n    # more words\n\n')).found,
      [],
    )
  })
  it('by a comment at the end of the line', () => {
    assert.deepEqual(rules('compose.yaml', compose('', ' # ringfence-ignore privileged-container: runner')).found, [])
  })
  it('for the whole file', () => {
    assert.deepEqual(rules('compose.yaml', `# ringfence-ignore-file privileged-container: lab\n${compose('')}`), {
      found: [],
      suppressed: [['privileged-container', 'lab']],
    })
  })
  it('takes several rules, and reports the one that has nothing to suppress', () => {
    const text = compose('    # ringfence-ignore unused-suppression, privileged-container: both\n')
    assert.deepEqual(rules('compose.yaml', text).suppressed, [['privileged-container', 'both']])
  })
  it('does not reach the line after', () => {
    const text =
      'services:\n  web:\n    # ringfence-ignore privileged-container: too far\n    image: nginx:1.27\n    privileged: true\n'
    assert.deepEqual(rules('compose.yaml', text).found, ['unused-suppression', 'privileged-container'])
  })
  it('reports a comment that names no rule, or one that does not exist', () => {
    assert.deepEqual(rules('compose.yaml', compose('    # ringfence-ignore\n')).found, [
      'unused-suppression',
      'privileged-container',
    ])
    assert.deepEqual(rules('compose.yaml', compose('    # ringfence-ignore privileged-containr: typo\n')).found, [
      'unused-suppression',
      'privileged-container',
    ])
  })
  it('leaves prose alone', () => {
    assert.deepEqual(
      rules('compose.yaml', compose('    # see ringfence-ignore in the manual\n    # ringfence-ignored: no\n')).found,
      ['privileged-container'],
    )
  })
})
