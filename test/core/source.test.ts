import assert from 'node:assert/strict'
import { Source } from '../../src/core/source.ts'

describe('Source', () => {
  it('finds lines whatever ends them', () => {
    const source = new Source('file:///x/f', 'a\nbc\r\nd\re')
    assert.deepEqual(source.lineStarts, [0, 2, 6, 8])
    assert.deepEqual(
      [0, 1, 2, 4, 5, 6, 8, 9].map((offset) => source.lineAt(offset)),
      [0, 0, 1, 1, 1, 2, 3, 3],
    )
    assert.deepEqual(source.positionAt(3), { line: 1, character: 1 })
    assert.equal(source.slice(source.lineSpan(1)), 'bc')
  })
  it('keeps a BOM as a character of the first line', () => {
    assert.deepEqual(new Source('file:///x/f', '\uFEFFa').positionAt(1), { line: 0, character: 1 })
  })
  it('names a file by the last segment of its address, decoded', () => {
    assert.equal(new Source('file:///a%20b/Dockerfile.b%C3%BCro', '').name, 'Dockerfile.büro')
    assert.equal(new Source('vscode-vfs://host/a/compose.yaml?x#y', '').name, 'compose.yaml')
    assert.equal(new Source('file:///a/%E0%A4%A', '').name, '%E0%A4%A')
    assert.equal(new Source('Dockerfile', '').name, 'Dockerfile')
  })
  it('has the path of a URI of any scheme, without query and fragment', () => {
    assert.equal(new Source('file:///a/b%20c/f', '').path, '/a/b c/f')
    assert.equal(new Source('vscode-vfs://host/a/f?x\ny#z', '').path, '/a/f?x\ny')
    assert.equal(new Source('untitled:Untitled-1', '').path, 'Untitled-1')
    assert.equal(new Source('/a/b:c/f', '').path, '/a/b:c/f')
  })
  it('has one line at least, and no line beyond the last', () => {
    assert.deepEqual(new Source('x', '').lineStarts, [0])
    const source = new Source('x', '\n\na\n')
    assert.deepEqual(source.lineStarts, [0, 1, 2, 4])
    assert.equal(source.lineStarts, source.lineStarts)
    assert.deepEqual(
      [0, 1, 2, 3, 4].map((line) => source.lineSpan(line)),
      [
        { start: 0, end: 0 },
        { start: 1, end: 1 },
        { start: 2, end: 3 },
        { start: 4, end: 4 },
        { start: 4, end: 4 },
      ],
    )
  })
  it('takes the line ending that comes first', () => {
    assert.equal(new Source('x', '\r\na').eol, '\r\n')
    assert.equal(new Source('x', '\na\r\n').eol, '\n')
    assert.equal(new Source('x', 'a\r\nb\n').eol, '\r\n')
    assert.equal(new Source('x', 'a\nb\r\n').eol, '\n')
    assert.equal(new Source('x', '').eol, '\n')
  })
})
