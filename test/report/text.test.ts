import assert from 'node:assert/strict'
import { openText, PLAIN, type TextOptions } from '../../src/report/index.ts'
import { columnsOf, wrap } from '../../src/report/layout.ts'
import { at, reportOf, type ReportExtras } from './toy.ts'

const textOf = (files: Readonly<Record<string, string>>, extras: ReportExtras & TextOptions = {}): string =>
  reportOf((sink, audit) => openText(sink, audit, extras), files, extras)

/** What the underline below the first source line underlines. */
function underlined(text: string): string {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => /^ *\| *\^+$/.test(line))
  const [code = '', marks = ''] = [lines[at - 1], lines[at]]
  let columns = 0
  let found = ''
  for (const character of code) {
    if (columns >= marks.indexOf('^') && columns < marks.length) found += character
    columns += columnsOf(character)
  }
  return found
}

describe('text report', () => {
  for (const [name, before] of [
    ['nothing', ''],
    ['spaces', '    '],
    ['tabs', '\t\tx\t'],
    ['wide letters', '日本語 '],
    ['emoji', '🙂 '],
    ['combining marks', 'e\u0301 '],
    ['a byte order mark', '\ufeff'],
    ['lines ended by CR LF', 'a\r\nb\r\n  '],
    ['a long line', 'x'.repeat(5000) + ' '],
  ] as const) {
    it(`underlines the range after ${name}`, () => {
      assert.equal(underlined(textOf({ 'a.toy': `${before}PRIVILEGED rest` })), 'PRIVILEGED')
    })
  }

  it('says severity, rule, place, message, fixes with their caveats, and related places', () => {
    const text = textOf({ 'dir/a.toy': 'x\n  PRIVILEGED WRITABLE\n' })
    assert.match(text, /^dir\/a\.toy$/m)
    assert.match(text, /^ {2}critical {2}toy-privileged {2}dir\/a\.toy:2:3$/m)
    assert.match(text, /^ {2}low {2}toy-writable {2}dir\/a\.toy:2:14$/m)
    assert.match(text, /The toy can be written to/)
    assert.match(text, /fix Take the privilege away\n +review: the toy may stop/)
    assert.match(text, /fix Seal the toy \(safe\)/)
    assert.match(text, /see the toy begins here/)
  })

  it('names the other files that a fix changes or creates', () => {
    const fix = (files: Readonly<Record<string, string>>): string | undefined => /fix .*$/m.exec(textOf(files))?.[0]
    assert.equal(fix({ 'x/a.toy': 'UNLISTED' }), 'fix List the toy (creates x/list.toys)')
    assert.equal(fix({ 'x/a.toy': 'UNLISTED', 'x/list.toys': 'b.toy\n' }), 'fix List the toy (changes x/list.toys)')
  })

  it('names files as it is told to', () => {
    assert.match(
      textOf({ 'a.toy': 'PRIVILEGED' }, { nameOf: (uri) => (uri === at('a.toy') ? 'here/a.toy' : '') }),
      /here\/a\.toy:1:1/,
    )
  })

  it('sums up', () => {
    const text = textOf(
      {
        'a.toy': 'PRIVILEGED WRITABLE',
        'b.toy': 'WRITABLE',
        'c.toy': 'fine',
        'd.toy': 'PRIVILEGED # ringfence-ignore toy-privileged: known',
      },
      { unreadable: { 'e.toy': 'it is gone' } },
    )
    assert.match(text, /3 findings in 2 of 4 files: 1 critical, 2 low\./)
    assert.match(text, /1 finding suppressed\./)
    assert.match(text, /2 can be fixed safely/)
    assert.match(text, /1 path could not be checked/)
    assert.equal(textOf({ 'c.toy': 'fine' }), 'No findings in 1 file.\n')
    assert.equal(textOf({}), 'No files to check.\n')
  })

  it('shows the first lines of a long range and says how many more there are', () => {
    const text = textOf({ 'a.toy': 'PRIVILEGED' + '\r\n  MORE'.repeat(9) + '\r\n' })
    assert.match(text, / 3 \| {3}MORE\n +\| {3}\^{4}\n +\| and 7 more lines/)
    assert.doesNotMatch(text, / 4 \|/)
  })

  it('cuts long lines', () => {
    const text = textOf({ 'a.toy': 'x'.repeat(500) + ' PRIVILEGED ' + 'y'.repeat(500) })
    assert.ok(
      text
        .split('\n')
        .filter((line) => line.includes(' | '))
        .every((line) => line.length < 180),
    )
    assert.match(text, /…x+ PRIVILEGED y+…/)
  })

  it('masks secrets, also where the value stands again', () => {
    const text = textOf({ 'a.toy': 'PRIVILEGED secret=hunter2hunter2 # once hunter2hunter2' })
    assert.doesNotMatch(text, /hunter2/)
    assert.match(text, /PRIVILEGED secret=•{14} # once •{14}$/m)
  })

  it('lets nothing reach the terminal that it could obey', () => {
    const text = textOf({ 'a\x1b[2J.toy': 'PRIVILEGED \x1b]0;title\x07 \u202e \x9b31m' })
    assert.doesNotMatch(text, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/)
  })

  it('colours what it is told to', () => {
    const text = textOf(
      { 'a.toy': 'PRIVILEGED' },
      {
        palette: { ...PLAIN, critical: (one) => `<c>${one}</c>` },
      },
    )
    assert.match(text, /<c>critical<\/c>/)
    assert.match(text, /<c>\^{10}<\/c>/)
  })

  it('breaks sentences between words', () => {
    assert.deepEqual(wrap('one two three', 7), ['one two', 'three'])
    assert.deepEqual(wrap('unbreakable', 4), ['unbreakable'])
  })
})
