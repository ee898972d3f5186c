import assert from 'node:assert/strict'
import { createTree, type Tree } from '../../src/workspace/tree.ts'
import { memoryHost, type Files, type MemoryHost } from './memory.ts'

const at = (path: string): string => `file://${path}`
const border = { folder: at('/w'), project: true }

describe('the stored files', () => {
  let host: MemoryHost
  let tree: Tree
  const open = (files: Files, caseInsensitive = false): void => {
    host = memoryHost(files, { caseInsensitive })
    tree = createTree(host, () => [])
  }
  const text = (path: string): string | undefined => tree.read(at(path), border)?.text

  it('are read inside the border alone', () => {
    open({ '/w/a/.env': 'A=1', '/up': 'secret', '/wx/b': 'secret' })
    assert.equal(text('/w/a/.env'), 'A=1')
    assert.deepEqual(['/up', '/wx/b', '/w/../up'].map(text), [undefined, undefined, undefined])
    assert.equal(tree.typeOf(at('/up'), border), undefined)
    assert.deepEqual(
      host.asked.filter((one) => !/ \/w(\/|$)/.test(one)),
      [],
    )
  })
  it('are asked for by the names that folders hold, each folder and file once', () => {
    open({ '/w/a/b/Dockerfile': 'FROM x', '/w/a/.env': '' })
    for (let i = 0; i < 2; i++) {
      for (const path of ['/w/.hadolint.yaml', '/w/a/b/.hadolint.yaml', '/w/c/d/e', '/w/a/.env/x', '/w/a/b']) {
        assert.equal(text(path), undefined, path)
      }
      assert.equal(text('/w/a/b/Dockerfile'), 'FROM x')
    }
    assert.deepEqual(host.asked, ['list /w', 'list /w/a', 'list /w/a/b', 'read /w/a/b/Dockerfile'])
    assert.deepEqual(tree.refused(), [])
  })
  it('say what is at a place', () => {
    open({
      '/w/f': '',
      '/w/d/x': '',
      '/w/p': '|',
      '/w/l': '->/w/f',
      '/w/ld': '->/w/d',
      '/w/out': '->/o',
      '/o': '',
      '/w/gone': '->/g',
    })
    assert.deepEqual(
      ['/w', '/w/f', '/w/d', '/w/p', '/w/l', '/w/ld/x', '/w/out', '/w/gone', '/w/n', '/w/f/n'].map((path) =>
        tree.typeOf(at(path), border),
      ),
      ['folder', 'file', 'folder', 'other', 'file', 'file', 'other', 'none', 'none', 'none'],
    )
  })
  it('are regular files; what is refused is said', () => {
    open({
      '/w/pipe': '|',
      '/w/locked': '!',
      '/w/big': 'x'.repeat(20),
      '/w/out': '->/o',
      '/o': 'secret',
      '/w/in': '->/w/t',
      '/w/t': 'T',
    })
    for (const name of ['pipe', 'locked', 'out']) assert.equal(text(`/w/${name}`), undefined)
    assert.equal(tree.read(at('/w/big'), border, 10), undefined)
    assert.equal(text('/w/in'), 'T')
    assert.deepEqual(
      tree.refused().map(({ uri, reason }) => `${uri.slice(7)}: ${reason}`),
      [
        '/w/big: it is too large',
        '/w/locked: access is denied',
        '/w/out: it is a link that leads out of the project',
        '/w/pipe: it is not a regular file',
      ],
    )
    assert.deepEqual(
      host.asked.filter((one) => one.includes('/o')),
      [],
    )
  })
  it('are found in upper and lower case where the host takes them for the same', () => {
    open({ '/w/App/Dockerfile': 'FROM x' }, true)
    const found = tree.read(at('/w/app/dockerfile'), border)
    assert.deepEqual([found?.text, found?.uri], ['FROM x', at('/w/App/Dockerfile')])
    open({ '/w/App/Dockerfile': 'FROM x' })
    assert.equal(text('/w/app/dockerfile'), undefined)
  })
  it('are looked at again when they are said to have changed, folders with what is in them', () => {
    open({ '/w/a/b/c': '1', '/w/d': '1' })
    assert.deepEqual(['/w/a/b/c', '/w/d'].map(text), ['1', '1'])
    host.files = { '/w/d': '2' }
    assert.equal(text('/w/d'), '1')
    tree.forget(at('/w/d'))
    assert.equal(text('/w/d'), '2')
    tree.forget(at('/w/a'))
    assert.equal(text('/w/a/b/c'), undefined)
  })
})
