import assert from 'node:assert/strict'
import { applyEdits } from '../../src/core/edit.ts'
import { ALONE } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { analyze } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { product } from '../product.ts'
import { suppressionEdit } from '../../src/server/actions/suppress.ts'
import { createWorkspace } from '../../src/workspace/workspace.ts'

describe('the place of a suppression', () => {
  it('takes one analysis to find, however far above it lies, and none the second time', () => {
    const text = `FROM debian:13\nRUN <<EOF\n${'echo x\n'.repeat(50)}apt-get install curl\nEOF\n`
    const source = new Source('file:///w/Dockerfile', text)
    const config = { ...DEFAULT_CONFIG, presets: [], rules: { 'apt-get-without-yes': 'on' as const } }
    const analysis = analyze(product, source, config, { neighbours: ALONE })
    const [finding] = analysis.findings
    assert.ok(finding)
    const neighbours = createWorkspace(product.kinds).around(source)
    const judgement = { source, version: 1, config, path: 'Dockerfile', neighbours, analysis }
    const { subscriptions } = product
    let analyses = 0
    const counting: Partial<typeof product> = {
      subscriptions(name) {
        if (name === 'dockerfile.instruction') analyses++
        return subscriptions(name)
      },
    }
    Object.assign(product, counting)
    try {
      const edit = suppressionEdit(judgement, finding, 'a */ reason')
      assert.ok(edit)
      assert.match(
        applyEdits(text, [edit]),
        /^FROM debian:13\n# ringfence-ignore apt-get-without-yes: a \*\/ reason\nRUN <<EOF\n/,
      )
      assert.equal(suppressionEdit(judgement, finding, 'b')?.newText, '# ringfence-ignore apt-get-without-yes: b\n')
      assert.equal(analyses, 1)
    } finally {
      Object.assign(product, { subscriptions })
    }
  })
})
