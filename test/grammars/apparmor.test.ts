import assert from 'node:assert/strict'
import { hasShared, realFiles, SKIPPED } from '../corpus/shared.ts'
import { treeOf } from '../../src/kinds/apparmor/tree.ts'
import { Source } from '../../src/core/source.ts'
import { colour } from './tokens.ts'

describe('the AppArmor grammar on real profiles', function () {
  it(hasShared ? 'leaves nothing open at the end of a file that is well formed' : SKIPPED, async function () {
    if (!hasShared) this.skip()
    const open: string[] = []
    for (const { name, text } of realFiles('apparmor', 7)) {
      if (treeOf(new Source(name, text)).problems.length > 0) continue
      const { whole, invalid } = await colour('source.apparmor', text)
      if (!whole || invalid.length > 0) open.push(name)
    }
    assert.deepEqual(open, [])
  })
})
