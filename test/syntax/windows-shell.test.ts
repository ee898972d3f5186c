import assert from 'node:assert/strict'
import { readWindowsShell } from '../../src/syntax/windows-shell/index.ts'

const read = (text: string) => readWindowsShell(text, { start: 0, end: text.length }, '`')
const texts = (text: string): readonly string[] => read(text).map((one) => one.text)

describe('what cmd and PowerShell run', () => {
  it('is parted at ;, &, |, braces and line ends, outside quotes and brackets', () => {
    assert.deepEqual(texts('a x; b "c;d" & e | f (g | h) && if ($i) { j }'), [
      'a x',
      'b "c;d"',
      'e',
      'f (g | h)',
      'if ($i)',
      'j',
    ])
    assert.deepEqual(
      read('a | b || c').map(({ piped }) => piped),
      [true, false, false],
    )
  })
  it('is read in what a shell is given, quoted or not', () => {
    assert.deepEqual(texts('powershell -NoProfile -Command "a; b | c"'), ['a', 'b', 'c'])
    assert.deepEqual(texts('cmd.exe /S /C a & b'), ['a', 'b'])
    assert.deepEqual(texts('C:\\Windows\\powershell.exe a b'), ['a b'])
    assert.deepEqual(texts('a | powershell -Command -'), ['a', 'powershell -Command -'])
    assert.equal(read('powershell -Command "a" | b')[0]?.piped, true)
  })
  it('keeps its place over continued lines', () => {
    const text = 'curl.exe -o a.zip `\n  https://example.org/a.zip; tar -xf a.zip'
    const [fetch, unpack] = read(text)
    assert.equal(fetch?.text, 'curl.exe -o a.zip   https://example.org/a.zip')
    const { start, end } = fetch.words[3]?.span ?? { start: 0, end: 0 }
    assert.equal(text.slice(start, end), 'https://example.org/a.zip')
    assert.equal(text.slice(unpack?.span.start), 'tar -xf a.zip')
  })
  it('is read to the end whatever is left open', () => {
    for (const text of ['"', "'a", '(((', ')))', '{', '^', '`', '|', 'powershell "', 'cmd /c', 'a ("b']) read(text)
    assert.equal(read('powershell -Command '.repeat(20_000)).length, 1)
    assert.ok(read('a ( '.repeat(20_000)).length > 0)
  })
})
