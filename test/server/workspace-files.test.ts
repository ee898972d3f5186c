import assert from 'node:assert/strict'
import { Source } from '../../src/core/source.ts'
import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { product } from '../product.ts'
import { ownFiles } from '../../src/server/host.ts'
import { judge } from '../../src/server/judge.ts'
import { createWorkspaceFiles, type WorkspaceFiles } from '../../src/server/workspace-files.ts'
import { memoryHost, slowHost, type Files, type MemoryHost } from '../workspace/memory.ts'

const DOCKERFILE = 'file:///w/Dockerfile'
const ENV = 'file:///w/.env'
const document = (uri: string, text: string) => ({ uri, languageId: 'dockerfile', getText: () => text })

describe('files that documents are checked beside', () => {
  const changes: string[] = []
  const logged: string[] = []
  let disk: MemoryHost
  let files: WorkspaceFiles
  const open = (stored: Files, slow: boolean): void => {
    for (const list of [changes, logged]) list.length = 0
    disk = memoryHost({ '/w/.git/HEAD': '', ...stored })
    files = createWorkspaceFiles(
      slow ? slowHost(disk) : ownFiles(disk),
      () => [],
      (key, kinds, isFolder) => void changes.push([key, ...kinds, ...(isFolder ? ['folder'] : [])].join(' ')),
      (message) => void logged.push(message),
    )
  }

  for (const slow of [false, true]) {
    describe(slow ? 'in a client' : 'on the own machine', () => {
      const neighbour = (uri: string): Promise<string | undefined> =>
        files.settle(() => files.around(new Source('file:///w/a/Dockerfile', '')).file(uri)?.text)

      it('are as the editor has them while they are open, then as they are stored', async () => {
        open({ '/w/Dockerfile': 'FROM a\n' }, slow)
        files.open(document(DOCKERFILE, 'FROM b\n'))
        assert.equal(await neighbour(DOCKERFILE), 'FROM b\n')
        files.close(DOCKERFILE)
        assert.equal(await neighbour(DOCKERFILE), 'FROM a\n')
        assert.deepEqual(changes, [`${DOCKERFILE} dockerfile`, `${DOCKERFILE} dockerfile`])
      })

      it('are not changed by a text that is the same', () => {
        open({}, slow)
        const first = files.open(document(DOCKERFILE, 'FROM a\n'))
        assert.equal(files.open(document(DOCKERFILE, 'FROM a\n')), first)
        assert.deepEqual(changes, [`${DOCKERFILE} dockerfile`])
      })

      it('are read when an analysis asks for them, each once until it is said to have changed', async () => {
        open({ '/w/.env': 'A=1\n' }, slow)
        for (let i = 0; i < 2; i++) assert.equal(await neighbour(ENV), 'A=1\n')
        assert.deepEqual(
          disk.asked.filter((one) => one.startsWith('read')),
          ['read /w/.env'],
        )
        disk.files = { ...disk.files, '/w/.env': 'A=2\n' }
        files.changed([{ uri: ENV, textOnly: true }])
        assert.equal(await neighbour(ENV), 'A=2\n')
        assert.deepEqual(changes, [ENV])
      })

      it('come and go, with their folders', async () => {
        open({}, slow)
        assert.equal(await neighbour('file:///w/b/c/.env'), undefined)
        disk.files = { ...disk.files, '/w/b/c/.env': 'A=1\n' }
        files.changed([{ uri: 'file:///w/b/c/.env', textOnly: false }])
        assert.equal(await neighbour('file:///w/b/c/.env'), 'A=1\n')
        disk.files = { '/w/.git/HEAD': '' }
        files.changed([{ uri: 'file:///w/b', textOnly: false }])
        assert.equal(await neighbour('file:///w/b/c/.env'), undefined)
        assert.deepEqual(changes.at(-1), 'file:///w/b folder')
      })

      it('are all known of a kind once the project is searched, and those are told who asked', async () => {
        open({ '/w/.gitignore': 'gen', '/w/a/b/Dockerfile': 'FROM a\n', '/w/gen/Dockerfile': 'FROM g\n' }, slow)
        const source = files.open(document(DOCKERFILE, 'FROM x\n'))
        const known = () => {
          const around = files.around(source)
          return [around.completeFor('dockerfile'), around.ofKind('dockerfile').map(({ uri }) => uri)]
        }
        await files.settle(known)
        // The search goes on while nothing waits for it.
        for (let i = 0; i < 20; i++) await Promise.resolve()
        const expected = [true, [DOCKERFILE, 'file:///w/a/b/Dockerfile']]
        assert.deepEqual(await files.settle(known), expected)
        assert.equal(changes.length, slow ? 2 : 1)
        disk.files = { ...disk.files, '/w/c/Dockerfile': 'FROM c\n' }
        files.changed([{ uri: 'file:///w/c/Dockerfile', textOnly: false }])
        for (let i = 0; i < 20; i++) await Promise.resolve()
        assert.deepEqual(await files.settle(known), [true, [...(expected[1] as string[]), 'file:///w/c/Dockerfile']])
      })

      it('are analysed with few rounds: the rules run at most twice', async () => {
        const rounds: string[] = []
        const { subscriptions } = product
        const counting: Partial<typeof product> = {
          subscriptions(name) {
            if (name === 'workload') rounds.push(name)
            return subscriptions(name)
          },
        }
        Object.assign(product, counting)
        try {
          open(
            {
              '/w/base.yaml': 'services:\n  base:\n    extends: { file: deep/base.yaml, service: base }\n',
              '/w/deep/base.yaml': 'services:\n  base:\n    extends: { file: er/base.yaml, service: base }\n',
              '/w/deep/er/base.yaml': 'services:\n  base:\n    privileged: true\n',
            },
            slow,
          )
          const text =
            'services:\n  web:\n    image: x:1\n    extends: { file: base.yaml, service: base }\n    security_opt: ["seccomp:none.json"]\n'
          const source = files.open({ ...document('file:///w/compose.yaml', text), languageId: 'yaml' })
          const { analysis } = await judge(files, { source, version: 1, config: DEFAULT_CONFIG }, true, (message) =>
            assert.fail(message),
          )
          assert.ok(disk.asked.includes('read /w/deep/er/base.yaml'))
          assert.ok(analysis.findings.some(({ rule }) => rule === 'missing-seccomp-profile'))
          assert.ok(rounds.length > 0 && rounds.length <= (slow ? 2 : 1), `${rounds.length} rounds`)
        } finally {
          Object.assign(product, { subscriptions })
        }
      })
    })
  }

  it('that name each other are followed so far and no further, and that is said once', async () => {
    open({}, true)
    let asked = 0
    for (let i = 0; i < 2; i++) {
      await files.settle(() => files.around(new Source(DOCKERFILE, '')).has(`file:///w/${asked++}/x`))
    }
    open(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`/w${'/d'.repeat(i + 1)}/f`, ''])), true)
    let rounds = 0
    for (let i = 0; i < 2; i++) {
      await files.settle(
        () => (rounds++, files.around(new Source(DOCKERFILE, '')).has(`file:///w${'/d'.repeat(30)}/f`)),
      )
    }
    assert.equal(rounds, 18)
    assert.deepEqual(logged, ['files that name each other are followed 8 times: not all of them were looked at'])
  })

  it('that cannot be read are named in the log, once', async () => {
    open({ '/w/.env': '!' }, true)
    for (let i = 0; i < 2; i++) await files.settle(() => files.around(new Source(DOCKERFILE, '')).file(ENV))
    assert.deepEqual(logged, [`${ENV}: not looked at, access is denied`])
  })
})
