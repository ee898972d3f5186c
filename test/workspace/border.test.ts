import assert from 'node:assert/strict'
import { createTree } from '../../src/workspace/tree.ts'
import { memoryHost, slowHost, type Files } from './memory.ts'

const at = (path: string): string => `file://${path}`

describe('the border of a file', () => {
  const border = (files: Files, path: string, roots: readonly string[] = [], home?: string) =>
    createTree(memoryHost(files, home === undefined ? {} : { home: at(home) }), () => roots.map(at)).border(at(path))

  it('is the top of the innermost repository that holds it', () => {
    const files = { '/w/.git/HEAD': '', '/w/in/.git': 'gitdir: x', '/w/in/a/b': '', '/w/c': '' }
    assert.deepEqual(border(files, '/w/in/a/b', ['/w']), { folder: at('/w/in'), project: true })
    assert.deepEqual(border(files, '/w/c', ['/w/in']), { folder: at('/w'), project: true })
  })
  it('is the outermost open or audited folder without one', () => {
    assert.deepEqual(border({ '/w/a/b/c': '' }, '/w/a/b/c', ['/w/a/b', '/w/a', '/x']), {
      folder: at('/w/a'),
      project: true,
    })
  })
  it('is its own folder, which is no project, for a single file', () => {
    assert.deepEqual(border({ '/w/a/c': '' }, '/w/a/c', ['/x']), { folder: at('/w/a'), project: false })
    assert.deepEqual(border({}, '/c'), { folder: 'file://', project: false })
    const untitled = createTree(memoryHost({}), () => []).border('untitled:Untitled-1')
    assert.deepEqual(untitled, { folder: 'untitled:Untitled-1', project: false })
  })
  it('is never a home folder or a root, whatever they hold', () => {
    const files = { '/.git/HEAD': '', '/home/me/.git/HEAD': '', '/home/me/p/c': '', '/srv/p/c': '', '/home/me/d': '' }
    assert.deepEqual(border(files, '/home/me/p/c', [], '/home/me'), { folder: at('/home/me/p'), project: false })
    assert.deepEqual(border(files, '/srv/p/c', [], '/home/me'), { folder: at('/srv/p'), project: false })
    assert.deepEqual(border(files, '/home/me/d', [], '/home/me'), { folder: at('/home/me'), project: false })
  })
  it('is not known before all folders up to it are listed, which are asked for at once', async () => {
    const host = slowHost(memoryHost({ '/w/.git/HEAD': '', '/w/a/b/c': '' }))
    const tree = createTree(host, () => [])
    assert.equal(tree.border(at('/w/a/b/c')), undefined)
    await host.fetch()
    assert.deepEqual(tree.border(at('/w/a/b/c')), { folder: at('/w'), project: true })
  })
  it('is found again when folders have changed', () => {
    const host = memoryHost({ '/w/a/c': '' })
    const tree = createTree(host, () => [at('/w/a')])
    assert.equal(tree.border(at('/w/a/c'))?.folder, at('/w/a'))
    host.files = { ...host.files, '/w/.git/HEAD': '' }
    tree.forget(at('/w/.git'))
    assert.equal(tree.border(at('/w/a/c'))?.folder, at('/w'))
  })
  it('is found without a question that must fail', () => {
    const host = memoryHost({ '/w/.git/HEAD': '', '/w/a/b/c': '' })
    const tree = createTree(host, () => [])
    for (const path of ['/w/a/b/c', '/w/a/b/d', '/w/x']) tree.border(at(path))
    assert.deepEqual(host.asked, ['list /w/a/b', 'list /w/a', 'list /w'])
  })
})
