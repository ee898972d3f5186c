import assert from 'node:assert/strict'
import { readDockerignore } from '../../src/syntax/dockerignore.ts'

/** Which of some paths an ignore file keeps out. */
function kept(lines: readonly string[], ...paths: readonly string[]): readonly string[] {
  const { keepsOut } = readDockerignore(lines.join('\n'))
  return paths.filter((path) => keepsOut(path))
}

describe('dockerignore', () => {
  it('matches from the root of the context, and takes what lies below along', () => {
    assert.deepEqual(kept(['secrets', '/keys/', './x'], 'secrets', 'secrets/a/b', 'app/secrets', 'keys/k', 'x'), [
      'secrets',
      'secrets/a/b',
      'keys/k',
      'x',
    ])
  })
  it('stays within a segment with one star and crosses them with two', () => {
    assert.deepEqual(kept(['*.env', '**/*.key', 'tmp?'], 'a.env', 'b/a.env', 'a.key', 'b/c/a.key', 'tmp1', 'tmp'), [
      'a.env',
      'a.key',
      'b/c/a.key',
      'tmp1',
    ])
  })
  it('lets the last pattern that fits decide', () => {
    assert.deepEqual(kept(['*', '!src', 'src/secret'], '.git', 'src', 'src/a', 'src/secret'), ['.git', 'src/secret'])
  })
  it('keeps a directory in that holds exceptions', () => {
    assert.deepEqual(kept(['config', '!config/public.json'], 'config', 'config/private.json', 'config/public.json'), [
      'config/private.json',
    ])
  })
  it('knows comments, blank lines, CRLF and the byte order mark', () => {
    assert.deepEqual(kept(['\uFEFFa\r', '\r', '# b\r', 'c\r'], 'a', 'b', 'c'), ['a', 'c'])
  })
  it('says nothing of the context as a whole', () => {
    assert.deepEqual(kept(['*', '**', '.'], '.', './', '/'), [])
  })
  it('takes half a pattern for what it says', () => {
    assert.deepEqual(kept(['[', '[z-a]', '', 'ok'], '[', 'ok', 'z'), ['[', 'ok'])
  })
  it('knows sets and escapes', () => {
    assert.deepEqual(kept(['[a-c]1', '[^x]2', '\\*3'], 'a1', 'd1', 'y2', 'x2', '*3', 'z3'), ['a1', 'y2', '*3'])
  })
  it('ends soon, whatever the pattern', () => {
    const { keepsOut } = readDockerignore('*a*a*a*a*a*a*a*b\n**/**/**/x')
    assert.equal(keepsOut('a'.repeat(1000)), false)
  })
})
