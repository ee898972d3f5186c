import assert from 'node:assert/strict'
import { Source } from '../../src/core/source.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { product } from '../../src/product.ts'
import { ownFiles } from '../../src/server/host.ts'
import { judge } from '../../src/server/judge.ts'
import { createWorkspaceFiles } from '../../src/server/workspace-files.ts'

describe('a defect of Ringfence in the editor', () => {
  const shipped = { ...product }
  afterEach(() => void Object.assign(product, shipped))

  const source = new Source(
    'file:///x/compose.yaml',
    'services:\n  web:\n    image: nginx:1.27\n    privileged: true\n',
  )
  const check = async () => {
    const logged: string[] = []
    const files = createWorkspaceFiles(
      ownFiles({}),
      () => [],
      () => undefined,
      () => undefined,
    )
    const { analysis } = await judge(files, { source, version: 1, config: DEFAULT_CONFIG }, true, (message) =>
      logged.push(message),
    )
    return { found: analysis.findings.map(({ rule }) => rule), logged: logged.join('\n') }
  }
  const fail = (): never => {
    throw new Error('what nobody thought of')
  }

  it('in a rule is a finding, next to those of the other rules, and the log has the stack', async () => {
    const subscriptions: typeof product.subscriptions = (name) =>
      shipped
        .subscriptions(name)
        .map((one) => (one.entry.rule.id === 'privileged-container' ? { ...one, check: fail } : one))
    Object.assign(product, { subscriptions })
    const { found, logged } = await check()
    assert.ok(found.includes('rule-failed'))
    assert.ok(!found.includes('privileged-container'))
    assert.match(logged, /compose\.yaml: the rule "privileged-container" failed: Error: what nobody[^]*\n {4}at /)
  })

  it('in a reader is the only finding: the file does not count as clean', async () => {
    Object.assign(product, { reader: () => ({ read: fail }) })
    const { found, logged } = await check()
    assert.deepEqual(found, ['analysis-failed'])
    assert.match(logged, /compose\.yaml: it could not be checked: Error\n {4}at /)
  })

  it('is none where all goes well', async () => {
    const { found, logged } = await check()
    assert.deepEqual(found, ['project-without-limits', 'privileged-container'])
    assert.equal(logged, '')
  })
})
