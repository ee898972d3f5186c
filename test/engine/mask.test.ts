import assert from 'node:assert/strict'
import { maskerOf, maskSpans } from '../../src/engine/mask.ts'

describe('masking spans', () => {
  it('keeps length and lines, and takes spans that overlap', () => {
    assert.equal(
      maskSpans('ab\r\ncd ef', [
        { start: 1, end: 5 },
        { start: 4, end: 6 },
      ]),
      'a•\r\n•• ef',
    )
  })
})

describe('masking values', () => {
  const { mask } = maskerOf(['hunt3r9', 'a-much-longer-secret', 'a-much', 'abc', 'admin'])
  const cases: readonly (readonly [string, string])[] = [
    ['curl -u admin:hunt3r9 x', 'curl -u admin:••• x'],
    ['key=a-much-longer-secretx', 'key=•••x'],
    ['hunt3r99 and my-hunt3r9', 'hunt3r99 and my-hunt3r9'],
    ['abc', 'abc'],
    ['', ''],
  ]
  for (const [text, masked] of cases) {
    it(JSON.stringify(text), () => assert.equal(mask(text), masked))
  }
  it('leaves a value that is also part of the name it speaks of', () => {
    assert.equal(mask('service hunt3r9 has hunt3r9', 'services.hunt3r9'), 'service hunt3r9 has hunt3r9')
  })
})
