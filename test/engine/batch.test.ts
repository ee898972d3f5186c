import assert from 'node:assert/strict'
import { takingFrom, type TextEdit } from '../../src/core/edit.ts'
import type { FileChange, Fix } from '../../src/core/finding.ts'
import { span } from '../../src/core/span.ts'
import { createBatch } from '../../src/engine/batch.ts'

const fixOf = (edits: Fix['edits'], ...files: readonly FileChange[]): Fix => ({
  title: 'Fix',
  safety: 'safe',
  edits,
  files,
})
const replacing = (start: number, end: number, newText = 'x'): TextEdit => ({ span: span(start, end), newText })
const removing = (start: number, end: number, at: number, size: number): Fix =>
  fixOf(takingFrom({ at, size }, [replacing(start, end, '')]))

/** Which fixes a batch takes, one after the other. */
function taken(...fixes: readonly Fix[]): readonly boolean[] {
  const batch = createBatch()
  return fixes.map((fix) => batch.add(fix))
}

describe('a batch of fixes', () => {
  it('refuses an edit that overlaps one before it, wherever they stand in the text', () => {
    const [late, early, across] = [fixOf([replacing(8, 9)]), fixOf([replacing(2, 4)]), fixOf([replacing(3, 8)])]
    assert.deepEqual(taken(late, early, across), [true, true, false])
    assert.deepEqual(taken(across, early, late), [true, false, true])
  })

  it('remembers each edit it took, in whatever order they came', () => {
    const [near, far] = [fixOf([replacing(2, 3)]), fixOf([replacing(10, 11)])]
    assert.deepEqual(taken(far, near, far, near), [true, true, false, false])
    assert.deepEqual(taken(near, far, near, far), [true, true, false, false])
  })

  it('takes insertions at one place when they begin alike', () => {
    const [line, other, deeper] = ['\n  a', '\n  b', '\n    c'].map((text) => fixOf([replacing(5, 5, text)]))
    assert.deepEqual(taken(line!, other!, deeper!), [true, true, false])
  })

  it('refuses an insertion inside of what is removed', () => {
    assert.deepEqual(taken(fixOf([replacing(2, 6, '')]), fixOf([replacing(4, 4)])), [true, false])
    assert.deepEqual(taken(fixOf([replacing(4, 4)]), fixOf([replacing(2, 6, '')])), [true, false])
  })

  it('refuses an insertion inside of what is replaced, also behind one that stands at its start', () => {
    assert.deepEqual(taken(fixOf([replacing(2, 2)]), fixOf([replacing(2, 6)]), fixOf([replacing(4, 4)])), [
      true,
      true,
      false,
    ])
  })

  it('refuses it as well where the insertion at the start came later', () => {
    assert.deepEqual(taken(fixOf([replacing(5, 8)]), fixOf([replacing(5, 5)]), fixOf([replacing(6, 6)])), [
      true,
      true,
      false,
    ])
  })

  it('knows conflicts in any file', () => {
    const own = fixOf([replacing(0, 1)])
    const other = fixOf([], { uri: 'file:///b', edits: [replacing(0, 1)] })
    const created = fixOf([], { uri: 'file:///c', create: 'new' })
    assert.deepEqual(taken(own, other, created), [true, true, true])
    assert.deepEqual(taken(own, own, other, other, created, created), [true, false, true, false, true, false])
  })

  it('looks at the other files of a fix that edits its own file too', () => {
    const both = fixOf([replacing(0, 1)], { uri: 'file:///b', edits: [replacing(4, 5)] })
    const other = fixOf([], { uri: 'file:///b', edits: [replacing(4, 5)] })
    assert.deepEqual(taken(both, other), [true, false])
  })

  it('leaves one member in each collection', () => {
    const [first, second, third] = [removing(1, 2, 0, 3), removing(3, 4, 0, 3), removing(5, 6, 0, 3)]
    assert.deepEqual(taken(first, second, third), [true, true, false])
    assert.deepEqual(taken(first, removing(11, 12, 10, 2), second), [true, true, true])
  })

  it('counts the members that a fix takes from several collections apart', () => {
    const ofBoth = fixOf([...removing(3, 4, 0, 3).edits, ...removing(11, 12, 10, 2).edits])
    assert.deepEqual(taken(removing(1, 2, 0, 3), ofBoth), [true, true])
  })

  it('lets one fix take all members: it means to', () => {
    const both = fixOf(takingFrom({ at: 0, size: 2 }, [replacing(1, 2, ''), replacing(3, 4, '')]))
    assert.deepEqual(taken(both, removing(5, 6, 0, 2)), [true, false])
  })

  it('takes nothing of a fix that it refuses', () => {
    const half = fixOf([replacing(0, 1), replacing(4, 5)])
    assert.deepEqual(taken(fixOf([replacing(4, 5)]), half, fixOf([replacing(0, 1)])), [true, false, true])
  })
})
