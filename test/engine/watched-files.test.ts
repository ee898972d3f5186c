// What an editor is asked to watch: whatever findings depend on.
import assert from 'node:assert/strict'
import picomatch from 'picomatch'
import { watchedFiles } from '../../src/engine/watched-files.ts'
import { PEERS } from '../../src/engine/suppressions/index.ts'
import { product } from '../product.ts'

describe('watched files', () => {
  const watches = picomatch([...watchedFiles(product)], { dot: true })

  it('are project files, files of the kinds, and what these look up', () => {
    for (const path of ['ringfence.yaml', 'svc/Dockerfile', 'svc/.dockerignore', 'web.env', '.env', 'compose.yaml']) {
      assert.ok(watches(path), path)
    }
    assert.ok(!watches('src/main.ts'))
  })

  it('are every configuration of another tool that is read', () => {
    const names = PEERS.flatMap(({ configurations }) => configurations.flatMap((one) => one.names))
    assert.ok(
      ['.checkov.yaml', '.dclintrc.json', '.trivyignore.yml', '.hadolint.yml'].every((name) => names.includes(name)),
    )
    assert.deepEqual(
      names.filter((name) => !watches(`svc/${name}`)),
      [],
    )
  })
})
