import assert from 'node:assert/strict'
import { extensionUnderTest } from '../support/index.ts'

describe('the extension in the Node extension host', () => {
  it('is there and activates', async () => {
    const extension = extensionUnderTest()
    await extension.activate()
    assert.equal(extension.isActive, true)
  })
})
