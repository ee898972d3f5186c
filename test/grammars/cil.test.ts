import assert from 'node:assert/strict'
import { readCil } from '../../src/syntax/cil/index.ts'
import { hasShared, realFiles, SKIPPED } from '../corpus/shared.ts'
import { colour } from './tokens.ts'

describe('the CIL grammar on real policy', function () {
  it(hasShared ? 'leaves nothing open at the end of a file that is well formed' : SKIPPED, async function () {
    if (!hasShared) this.skip()
    const open: string[] = []
    for (const { name, text } of realFiles('cil', 3)) {
      if (readCil(text).problems.length > 0) continue
      const { whole, invalid } = await colour('source.cil', text)
      if (!whole || invalid.length > 0) open.push(name)
    }
    assert.deepEqual(open, [])
  })
})
