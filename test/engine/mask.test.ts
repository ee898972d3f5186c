import assert from 'node:assert/strict'
import { Source } from '../../src/core/source.ts'
import { maskerOf, maskSpans, searchedValues } from '../../src/engine/mask.ts'

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
  it('hides a good part of the beginning of a value, and any part before a cut', () => {
    const { mask } = maskerOf(['T01ABCDEF/B02GHIJKL/w7Hs42mBn4Tz', 'production-database-w7Hs42mB', 'w7Hs"42mB'])
    assert.equal(mask('post to T01ABCDEF/B02GHIJKL/w7H'), 'post to •••')
    assert.equal(mask('post to T01ABC…'), 'post to •••…')
    assert.equal(mask('T01ABC and production-database'), 'T01ABC and production-database')
  })
  it('takes the longest of values that begin alike, and goes back to a shorter one', () => {
    const { mask: shorter } = maskerOf(['abcdefgh', 'abcdefghij', 'abcdefghxyz', 'abcdefg'])
    assert.equal(shorter('abcdefghij abcdefghxy abcdefgh abcdefg'), '••• •••xy ••• •••')
  })
  it('looks for what a value reads as too', () => {
    const written = ['w7\\"Hs42', "n4''Tz8L", 'p3$$vQ6x', 'R1&amp;kYcD']
    const text = written.join(' ')
    const spans = written.map((one) => ({ start: text.indexOf(one), end: text.indexOf(one) + one.length }))
    const { mask } = maskerOf(searchedValues(new Source('file:///a', text), spans))
    assert.equal(mask('w7"Hs42 n4\'Tz8L p3$vQ6x R1&kYcD'), '••• ••• ••• •••')
  })
  it('leaves a value that is also part of the name it speaks of', () => {
    assert.equal(mask('service hunt3r9 has hunt3r9', 'services.hunt3r9'), 'service hunt3r9 has hunt3r9')
  })
})
