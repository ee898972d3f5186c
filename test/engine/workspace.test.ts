import assert from 'node:assert/strict'
import { uriOf } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { createWorkspace } from '../../src/engine/workspace.ts'
import { product } from '../product.ts'

const dockerfile = (uri: string, text = 'FROM alpine:3.22\n'): Source => new Source(uri, text)

describe('a workspace', () => {
  it('has its files by URI, whichever characters that encodes', () => {
    const workspace = createWorkspace(product.kinds, { complete: true })
    const app = dockerfile('file:///w/a@b/Dockerfile')
    workspace.put(app)
    assert.equal(workspace.get('file:///w/a%40b/Dockerfile'), app)
    assert.equal(workspace.around(dockerfile('file:///w/Dockerfile')).file('file:///w/a%40b/Dockerfile'), app)
  })

  it('lists the files of a kind, with the asking text in its own place', () => {
    const workspace = createWorkspace(product.kinds, { complete: true })
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
    const workspace = createWorkspace(product.kinds, { complete: false })
    const around = workspace.around(dockerfile('file:///w/Dockerfile'))
    around.file('file:///w/.env')
    around.ofKind('compose')
    assert.deepEqual([...around.questions.files.keys(), ...around.questions.kinds], ['file:///w/.env', 'compose'])
  })

  it('looks up files that were not put there, each once until it is put or removed', () => {
    const asked: string[] = []
    const workspace = createWorkspace(product.kinds, { complete: true, lookUp: (uri) => void asked.push(uri) })
    const around = workspace.around(dockerfile('file:///w/Dockerfile'))
    for (let i = 0; i < 2; i++) assert.equal(around.file('file:///w/.env'), undefined)
    assert.deepEqual(asked, ['file:///w/.env'])
    workspace.remove('file:///w/.env')
    around.file('file:///w/.env')
    assert.equal(asked.length, 2)
  })
})

describe('the URI of a path', () => {
  const cases: readonly (readonly [from: string, path: string, uri: string])[] = [
    ['file:///w/compose.yaml', 'app/Dockerfile', 'file:///w/app/Dockerfile'],
    ['file:///w/a/compose.yaml', '../b/./c d', 'file:///w/b/c%20d'],
    ['file:///w/compose.yaml', '../../../etc', 'file:///etc'],
    ['file:///w/compose.yaml', '/etc/x', 'file:///etc/x'],
    ['vscode-vfs://github/o/r/compose.yaml', 'Dockerfile', 'vscode-vfs://github/o/r/Dockerfile'],
  ]
  for (const [from, path, uri] of cases) it(`${path} from ${from}`, () => assert.equal(uriOf(from, path), uri))
})
