import assert from 'node:assert/strict'
import { uriOf } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { product } from '../product.ts'
import { createSurveys } from '../../src/workspace/survey.ts'
import { createTree } from '../../src/workspace/tree.ts'
import { createWorkspace } from '../../src/workspace/workspace.ts'
import { memoryHost, type Files } from './memory.ts'

const dockerfile = (uri: string, text = 'FROM alpine:3.22\n'): Source => new Source(uri, text)
const at = (path: string): string => `file://${path}`

describe('a workspace', () => {
  it('has its files by URI, whichever characters that encodes', () => {
    const workspace = createWorkspace(product.kinds)
    const app = dockerfile('file:///w/a@b/Dockerfile')
    workspace.put(app)
    assert.equal(workspace.get('file:///w/a%40b/Dockerfile'), app)
    assert.equal(workspace.around(dockerfile('file:///w/Dockerfile')).file('file:///w/a%40b/Dockerfile'), app)
  })

  it('lists the files of a kind, with the asking text in its own place', () => {
    const workspace = createWorkspace(product.kinds)
    const [a, b, other] = [
      dockerfile('file:///w/a/Dockerfile'),
      dockerfile('file:///w/b/Dockerfile'),
      new Source('file:///w/notes.yaml', 'a: 1\n'),
    ]
    for (const source of [b, other, a]) workspace.put(source)
    assert.deepEqual(workspace.around(a).ofKind('dockerfile'), [a, b])
    const edited = dockerfile(b.uri, 'FROM debian:13\n')
    assert.deepEqual(workspace.around(edited).ofKind('dockerfile'), [a, edited])
    assert.equal(workspace.around(edited).file(b.uri), edited)
    workspace.remove(a.uri)
    assert.deepEqual(workspace.around(b).ofKind('dockerfile'), [b])
  })

  it('remembers what was asked, there or not', () => {
    const around = createWorkspace(product.kinds).around(dockerfile('file:///w/Dockerfile'))
    around.file('file:///w/.env')
    around.has('file:///w/.dockerignore')
    around.ofKind('compose')
    around.completeFor('apparmor')
    assert.deepEqual(
      [...around.questions.files, ...around.questions.kinds],
      ['file:///w/.env', 'file:///w/.dockerignore', 'compose', 'apparmor'],
    )
  })

  it('tells the kind of a text once', () => {
    let asked = 0
    const [kind] = product.kinds
    assert.ok(kind)
    const counting = { ...kind, refuses: () => ++asked < 0 }
    const workspace = createWorkspace([counting])
    const source = dockerfile('file:///w/Dockerfile')
    workspace.put(source)
    workspace.around(source).ofKind(kind.id)
    assert.deepEqual([workspace.kindOf(source)?.id, workspace.kindOf(source)?.id, asked], [kind.id, kind.id, 1])
  })

  describe('with what is stored', () => {
    const FILES: Files = {
      '/w/.git/HEAD': '',
      '/w/.gitignore': 'gen\n.env',
      '/w/a/Dockerfile': 'FROM a\n',
      '/w/gen/Dockerfile': 'FROM g\n',
      '/w/in/.git': '',
      '/w/in/Dockerfile': 'FROM i\n',
      '/w/.env': 'A=1\n',
      '/w/pipe': '|',
      '/o/Dockerfile': 'FROM o\n',
    }
    const open = (files: Files = FILES) => {
      const host = memoryHost(files)
      const tree = createTree(host, () => [])
      return {
        host,
        workspace: createWorkspace(product.kinds, { tree, survey: createSurveys(product.kinds, tree).of }),
      }
    }

    it('finds files inside the border of the file that asks', () => {
      const { workspace } = open()
      const around = workspace.around(dockerfile(at('/w/Dockerfile')))
      assert.equal(around.file(at('/w/.env'))?.text, 'A=1\n')
      assert.equal(around.file(at('/o/Dockerfile')), undefined)
      assert.deepEqual(
        ['/w/.env', '/w/pipe', '/w/a', '/w/b', '/o/Dockerfile', '/w/Dockerfile'].map((path) => around.has(at(path))),
        [true, true, true, false, undefined, true],
      )
      workspace.put(dockerfile(at('/o/Dockerfile')))
      assert.equal(around.file(at('/o/Dockerfile')), undefined)
      assert.equal(workspace.around(dockerfile('untitled:a')).file(at('/w/.env')), undefined)
    })
    it('lists a kind in the project: what is named like it and not ignored, and what was put', () => {
      const { workspace } = open()
      const [mine, elsewhere] = [dockerfile(at('/w/gen/Dockerfile')), dockerfile(at('/o/Dockerfile'))]
      for (const source of [mine, elsewhere]) workspace.put(source)
      const around = workspace.around(mine)
      assert.deepEqual(
        around.ofKind('dockerfile').map(({ uri }) => uri),
        ['/w/a/Dockerfile', '/w/gen/Dockerfile'].map(at),
      )
      assert.equal(around.ofKind('dockerfile')[1], mine)
      assert.deepEqual([around.completeFor('dockerfile'), around.completeFor('compose')], [true, true])
    })
    it('knows of a single file only what its folder holds', () => {
      const { host, workspace } = open()
      const around = workspace.around(dockerfile(at('/o/x/Dockerfile')))
      assert.deepEqual([around.ofKind('dockerfile'), around.completeFor('dockerfile')], [[], false])
      assert.deepEqual(
        host.asked.filter((one) => one.startsWith('list /w')),
        [],
      )
    })
    it('does not take a project for known that is larger than it compares, or that it cannot look into', () => {
      const many = Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`/w/Dockerfile.${i}`, '']))
      const large = open({ '/w/.git/HEAD': '', ...many }).workspace.around(dockerfile(at('/w/Dockerfile')))
      assert.equal(large.completeFor('dockerfile'), false)
      const host = memoryHost(FILES)
      const list = (folder: string) => (folder === at('/w/a') ? { reason: 'access is denied' } : host.list(folder))
      const tree = createTree({ ...host, list }, () => [])
      const locked = createWorkspace(product.kinds, { tree, survey: createSurveys(product.kinds, tree).of })
      for (let i = 0; i < 2; i++) {
        assert.equal(locked.around(dockerfile(at('/w/Dockerfile'))).completeFor('compose'), false)
      }
      assert.deepEqual(tree.refused(), [{ uri: at('/w/a'), reason: 'access is denied' }])
      assert.equal(host.asked.filter((one) => one === 'list /w').length, 1)
    })
  })
})

describe('the URI of a path', () => {
  const cases: readonly (readonly [from: string, path: string, uri: string])[] = [
    ['file:///w/compose.yaml', 'app/Dockerfile', 'file:///w/app/Dockerfile'],
    ['file:///w/a/compose.yaml', '../b/./c d', 'file:///w/b/c%20d'],
    ['file:///w/compose.yaml', '../../../etc', 'file:///etc'],
    ['file:///w/compose.yaml', '/etc/x', 'file:///etc/x'],
    ['file:///w/compose.yaml', 'a\ud800b\udc00\ud83d\ude00', 'file:///w/a%EF%BF%BDb%EF%BF%BD%F0%9F%98%80'],
    ['vscode-vfs://github/o/r/compose.yaml', 'Dockerfile', 'vscode-vfs://github/o/r/Dockerfile'],
  ]
  for (const [from, path, uri] of cases) {
    it(`${JSON.stringify(path)} from ${from}`, () => assert.equal(uriOf(from, path), uri))
  }
})
