import assert from 'node:assert/strict'
import { createWorkspaceFiles } from '../../src/server/workspace-files.ts'

const DOCKERFILE = 'file:///w/Dockerfile'
const ENV = 'file:///w/.env'
const document = (uri: string, text: string) => ({ uri, languageId: 'dockerfile', getText: () => text })

describe('files that documents are judged beside', () => {
  const changes: string[] = []
  const asked: string[] = []
  const disk = new Map<string, string>()
  let files: ReturnType<typeof createWorkspaceFiles>
  beforeEach(() => {
    for (const list of [changes, asked]) list.length = 0
    disk.clear()
    const read = (uris: readonly string[]) => {
      asked.push(...uris)
      return Promise.resolve(uris.flatMap((uri) => (disk.has(uri) ? [{ uri, text: disk.get(uri) ?? '' }] : [])))
    }
    files = createWorkspaceFiles(read, (key, kinds) => void changes.push([key, ...kinds].join(' ')))
  })

  it('are as the editor has them while they are open, then as they are stored', () => {
    files.store([{ uri: DOCKERFILE, text: 'FROM a\n' }])
    files.open(document(DOCKERFILE, 'FROM b\n'))
    files.store([{ uri: DOCKERFILE, text: 'FROM c\n' }])
    assert.equal(files.get(DOCKERFILE)?.text, 'FROM b\n')
    files.close(DOCKERFILE)
    assert.equal(files.get(DOCKERFILE)?.text, 'FROM c\n')
    files.forget([DOCKERFILE])
    assert.equal(files.get(DOCKERFILE), undefined)
    assert.deepEqual(
      changes,
      Array.from({ length: 4 }, () => `${DOCKERFILE} dockerfile`),
    )
  })

  it('are not changed by a text that is the same', () => {
    const first = files.open(document(DOCKERFILE, 'FROM a\n'))
    assert.equal(files.open(document(DOCKERFILE, 'FROM a\n')), first)
    files.store([
      { uri: ENV, text: 'A=1\n' },
      { uri: ENV, text: 'A=1\n' },
    ])
    assert.deepEqual(changes, [`${DOCKERFILE} dockerfile`, ENV])
  })

  it('are read when a judgement asks for them, each once until it is said to have changed', async () => {
    const around = files.around(files.open(document(DOCKERFILE, 'FROM a\n')))
    assert.equal(around.file(ENV), undefined)
    assert.equal(await files.fetch(around.questions), false)
    assert.equal(await files.fetch(around.questions), false)
    assert.deepEqual(asked, [ENV])
    disk.set(ENV, 'A=1\n')
    files.forget([ENV])
    assert.equal(await files.fetch(around.questions), true)
    assert.equal(around.file(ENV)?.text, 'A=1\n')
  })

  it('are all there only once somebody says so', () => {
    const around = files.around(files.open(document(DOCKERFILE, 'FROM a\n')))
    assert.equal(around.complete, false)
    files.complete = true
    assert.equal(around.complete, true)
  })
})
