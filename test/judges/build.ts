// Builds the judges' programs where Go is, once for as long as their sources stay as they are.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from '../setup/lock.mjs'
import { programs } from '../setup/tools.mjs'

const OUT = path.resolve('out/judges')
/** How long Go may take, with modules that are still to be fetched. */
const LONGEST = 300_000

const built = new Map<string, Promise<string | undefined>>()

/** The path of a judge's program; undefined where it cannot be built, which is said once. */
export function buildJudge(name: string): Promise<string | undefined> {
  const known = built.get(name) ?? build(name)
  built.set(name, known)
  return known
}

async function build(name: string): Promise<string | undefined> {
  const go = programs(['go'])
  if (go === undefined || process.env['JUDGES'] === 'kept') {
    console.error(`${name}: ${go === undefined ? 'there is no go' : 'JUDGES=kept'}, so its program is not built`)
    return undefined
  }
  const folder = path.resolve('test/judges', name)
  const program = path.join(OUT, `${name}-${hashOf(folder)}`)
  return withLock(path.join(OUT, `${name}.lock`), () => {
    if (existsSync(program)) return program
    console.error(`${name}: building its program with Go`)
    try {
      // Another version of Go is not fetched: a machine that lacks the one that is needed uses the kept answers.
      execFileSync(go, ['build', '-trimpath', '-o', program, '.'], {
        cwd: folder,
        env: { ...process.env, GOTOOLCHAIN: 'local', GOWORK: 'off' },
        stdio: ['ignore', 'ignore', 'pipe'],
        timeout: LONGEST,
      })
      return program
    } catch (error) {
      const said = String((error as { stderr?: Buffer }).stderr ?? '').trim()
      console.error(`${name}: Go cannot build its program: ${said.split('\n').slice(0, 3).join('; ') || String(error)}`)
      return undefined
    }
  })
}

function hashOf(folder: string): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(`${file}\0`).update(readFileSync(path.join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}
