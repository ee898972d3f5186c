// @ts-check
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/**
 * Runs the npm client, with the registry it is configured for.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export function npm(args, cwd) {
  execFileSync('npm', args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}

/**
 * Downloads an npm package, checks its hash and unpacks one folder of it. `into` appears last and whole, so a folder
 * that exists is a complete one, and two processes may do this at once.
 * @param {object} what
 * @param {string} what.spec       name@version
 * @param {string} what.integrity  the tarball's hash, as npm writes it (sha512-...)
 * @param {string} what.folder     the folder inside the tarball, such as `package/bin`
 * @param {string} what.into       where that folder's content goes
 * @param {(folder: string) => void} [what.prepare]  last changes, before the folder is put in its place
 */
export function unpackPackage({ spec, integrity, folder, into, prepare }) {
  const tmp = mkdtempSync(path.join(path.dirname(into), '.tmp-'))
  try {
    npm(['pack', '--silent', '--pack-destination', tmp, spec], tmp)
    const name = readdirSync(tmp).find((file) => file.endsWith('.tgz'))
    if (!name) throw new Error(`npm pack ${spec} wrote no tarball`)
    const tarball = path.join(tmp, name)
    const hash = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`
    if (hash !== integrity) throw new Error(`${spec}: its hash is ${hash}, not ${integrity}`)
    const out = path.join(tmp, 'out')
    mkdirSync(out)
    execFileSync('tar', ['xzf', tarball, '-C', out, `--strip-components=${folder.split('/').length}`, folder])
    prepare?.(out)
    try {
      renameSync(out, into)
    } catch (e) {
      if (!existsSync(into)) throw e // otherwise another process was faster, with the same content
    }
  } finally {
    rmSync(tmp, { recursive: true, force: true })
  }
}
