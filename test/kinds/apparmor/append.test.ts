import assert from 'node:assert/strict'
import { judge, only } from '../../engine/support.ts'

describe('lines behind the last rule of a profile', () => {
  const fixes = (rule: string): number | undefined =>
    judge(
      'apparmor.d/web',
      `abi <abi/3.0>,\nprofile web {\n  deny network,\n  ${rule}\n}\n`,
      only('missing-local-include'),
    ).findings[0]?.fixes.length

  it('are written where the rule ends', () => {
    assert.equal(fixes('file,'), 1)
  })

  it('are not written where its comma is missing: they would belong to it', () => {
    assert.equal(fixes('file'), 0)
  })
})
