import assert from 'node:assert/strict'
import { ALONE, onceASource, uriOf } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { encodeSegment, folderOf, isRoot, pathBelow, sameUri } from '../../src/core/uri.ts'
import { words } from '../../src/core/words.ts'

describe('uriOf', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['file:///a/b/compose.yaml', 'Dockerfile', 'file:///a/b/Dockerfile'],
    ['file:///a/b/compose.yaml', './x//y/.', 'file:///a/b/x/y'],
    ['file:///a/b/compose.yaml', '../app/Dockerfile', 'file:///a/app/Dockerfile'],
    ['file:///a/compose.yaml', '../../../x', 'file:///x'],
    ['file:///a/b/compose.yaml', '/etc/a b', 'file:///etc/a%20b'],
    ['vscode-vfs://host/a/f?q/r#s/t', 'g', 'vscode-vfs://host/a/g'],
    ['vscode-vfs://host', 'g', 'vscode-vfs://host/g'],
    ['untitled:a', 'g', 'untitled:/g'],
    ['a/b', 'c', 'a/c'],
    ['b', '../c', 'c'],
    ['/x', 'c', '/c'],
    ['x/odd:name/y', 'c', 'x/odd:name/c'],
  ]
  for (const [from, path, uri] of cases) it(`${from} names ${path}`, () => assert.equal(uriOf(from, path), uri))
})

describe('a URI', () => {
  it('spells a name as VS Code does', () => {
    assert.equal(encodeSegment("it's (a) *b*!"), 'it%27s%20%28a%29%20%2Ab%2A%21')
    assert.equal(encodeSegment('half \ud800'), 'half%20%EF%BF%BD')
    assert.equal(encodeSegment('\udc00'), '%EF%BF%BD')
    assert.equal(encodeSegment('\ud83d\ude00'), '%F0%9F%98%80')
  })
  it('lies in a folder, up to the root', () => {
    assert.equal(folderOf('file:///a/b'), 'file:///a')
    assert.equal(folderOf('file:///a'), 'file://')
    assert.equal(folderOf('file://'), undefined)
    assert.equal(folderOf('file:///c%3A/a'), 'file:///c%3A')
    assert.equal(folderOf('file:///c%3A'), undefined)
    assert.equal(folderOf('untitled:a'), undefined)
    assert.equal(folderOf('x file:///a/b'), undefined)
    assert.ok(isRoot('file://'))
    assert.ok(!isRoot('file:///a'))
  })
  it('is the same however it is encoded', () => {
    assert.equal(sameUri('file:///a%20b/%28'), sameUri('file:///a b/('))
    assert.equal(sameUri('file:///%E0%A4%A'), 'file:///%E0%A4%A')
  })
  it('has a path below a folder', () => {
    assert.equal(pathBelow('file:///a', 'file:///a'), '')
    assert.equal(pathBelow('file:///a', 'file:///a/b%20c/d'), 'b c/d')
    assert.equal(pathBelow('file:///a', 'file:///ab/c'), undefined)
  })
})

describe('a text alone', () => {
  it('knows of no other, and not whether there are any', () => {
    assert.deepEqual(
      [ALONE.file('x'), ALONE.ofKind('compose'), ALONE.has('x'), ALONE.completeFor('compose')],
      [undefined, [], undefined, false],
    )
  })
})

describe('onceASource', () => {
  it('works a text out once', () => {
    let worked = 0
    const length = onceASource(({ text }) => (worked++, text.length))
    const [a, b] = [new Source('x', 'aa'), new Source('x', 'aa')]
    assert.deepEqual([length(a), length(a), worked], [2, 2, 1])
    assert.deepEqual([length(b), worked], [2, 2])
  })
})

describe('words', () => {
  it('are what white space parts', () => {
    assert.deepEqual(words('\n  a b\n  c\n'), ['a', 'b', 'c'])
  })
})
