import { equal, extensionUnderTest } from '../support/index.ts'

describe('the extension in the web worker extension host', () => {
  it('is there and activates', async () => {
    const extension = extensionUnderTest()
    await extension.activate()
    equal(extension.isActive, true)
  })
})
