import assert from 'node:assert/strict'
import { findTargets } from '../../src/cli/files.ts'
import { judge, load } from '../../src/cli/judge.ts'
import { openScope } from '../../src/cli/scope.ts'
import { nodeHost } from '../../src/node/host.ts'
import { product } from '../product.ts'
import { makeSandbox } from './sandbox.ts'

describe('what is asked of the file system', () => {
  it('is each folder and each neighbour once, and nothing that is not there', () => {
    const box = makeSandbox()
    const services = Array.from({ length: 6 }, (_, i) => `svc/s${i}`)
    box.put({
      '.git/HEAD': '',
      'env/common.env': 'A=1\n',
      ...Object.fromEntries(services.map((name) => [`${name}/Dockerfile`, 'FROM debian:13\nCOPY . /app\n'])),
      ...Object.fromEntries(
        services.map((name) => [
          `${name}/compose.yaml`,
          'services:\n  a:\n    build: .\n    env_file: [.env, ../../env/common.env]\n    security_opt: ["apparmor:p"]\n',
        ]),
      ),
    })
    const asked: string[] = []
    const failed: string[] = []
    const host = nodeHost()
    const note = <T>(what: string, uri: string, answer: T): T => {
      asked.push(`${what} ${uri.slice(`file://${box.root}`.length) || '/'}`)
      if (typeof answer === 'object' && answer !== null && 'reason' in answer) failed.push(uri)
      return answer
    }
    const environment = {
      cwd: box.root,
      stdin: (async function* () {
        yield await Promise.resolve('')
      })(),
      stdout: { write: () => true, drained: () => Promise.resolve() },
      stderr: { write: () => true, drained: () => Promise.resolve() },
      colour: false,
    }
    const counting = {
      ...host,
      list: (folder: string) => note('list', folder, host.list(folder)),
      read: (file: string, limit: number) => note('read', file, host.read(file, limit)),
    }
    const adjust = <T extends object>(config: T) => ({ ...config, presets: ['strict'] as const })
    const scope = openScope(product, environment, ['svc/s0', 'svc/s1'], {}, adjust, counting)
    const { targets } = findTargets(scope, true)
    const findings = targets
      .map((target) => load(scope, target))
      .flatMap((loaded) => {
        const verdict = judge(scope, loaded)
        return 'analysis' in verdict ? verdict.analysis.findings : []
      })
    box.remove()
    assert.ok(findings.length > 4)
    assert.deepEqual(failed, [])
    assert.equal(new Set(asked).size, asked.length, asked.join('\n'))
    assert.deepEqual(
      asked.filter((one) => one.startsWith('list')).sort(),
      ['/', '/env', '/svc', ...services.map((name) => `/${name}`)].map((folder) => `list ${folder}`).sort(),
    )
  })
})
