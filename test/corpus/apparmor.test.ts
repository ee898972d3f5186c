// What the real parser takes has no syntax problem here. The profiles are other people's, and are compiled without being loaded.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { ALONE } from '../../src/core/neighbours.ts'
import { Source } from '../../src/core/source.ts'
import { read } from '../../src/kinds/apparmor/reader.ts'
import { tool } from '../setup/tools.mjs'
import { hasShared, realFiles, SKIPPED } from './shared.ts'

const FEATURES = path.resolve('../shared/oracle/apparmor-features.all')
const run = promisify(execFile)
/** Every this many-th profile is compiled; all are read. */
const EVERY = 15

function problemsOf(name: string, text: string): readonly string[] {
  return read(new Source(`file:///apparmor.d/${name}`, text), ALONE).problems.map(({ message }) => message)
}

describe(hasShared ? 'real AppArmor profiles' : `real AppArmor profiles (${SKIPPED})`, function () {
  let parser: string | undefined
  let folder: string

  before(async function () {
    if (!hasShared) this.skip()
    parser = await tool('apparmor_parser', 'apparmor')
    folder = mkdtempSync(path.join(tmpdir(), 'profiles-'))
  })

  after(() => {
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  async function takes(text: string): Promise<boolean> {
    const file = path.join(folder, 'profile')
    writeFileSync(file, text)
    try {
      await run(
        parser ?? '',
        [
          '--config-file=/dev/null',
          ...(existsSync(FEATURES) ? ['-M', FEATURES] : []),
          '-Q',
          '-K',
          '-S',
          '-I',
          '/etc/apparmor.d',
          file,
        ],
        { timeout: 10_000, encoding: 'buffer', maxBuffer: 100_000_000 },
      )
      return true
    } catch {
      return false
    }
  }

  it('have no syntax problem where the parser takes them', async function () {
    if (!parser) {
      this.test!.title += ' (skipped: there is no apparmor_parser)'
      this.skip()
    }
    const wrong: string[] = []
    const files = realFiles('apparmor')
    for (const [i, { name, text }] of files.entries()) {
      const problems = problemsOf(name, text)
      // Those without a problem agree with the parser whatever it says; a sample shows that it can be asked at all.
      if (problems.length === 0 && i % EVERY !== 0) continue
      if ((await takes(text)) && problems.length > 0) wrong.push(`${name}: ${problems[0] ?? ''}`)
    }
    assert.deepEqual(wrong, [])
  })

  it('have fragments without a syntax problem', () => {
    assert.deepEqual(
      realFiles('apparmor-fragment').flatMap(({ name, text }) =>
        problemsOf(`abstractions/${name}`, text).map((message) => `${name}: ${message}`),
      ),
      [],
    )
  })
})
