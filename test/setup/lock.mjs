// @ts-check
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Runs `work` while no other process that asks for the same lock file does. A lock whose owner is gone is taken over.
 * It only saves double work: what is done under it must stand being done twice.
 * @template T
 * @param {string} file
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true })
  for (let told = false; !take(file); told = true) {
    if (abandoned(file)) rmSync(file, { force: true })
    else {
      if (!told) console.error(`waiting for another run to finish its setup (${file})`)
      await pause(500)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (e) {
    if (codeOf(e) === 'EEXIST') return false
    throw e
  }
}

/** @param {string} file */
function abandoned(file) {
  try {
    const owner = Number(readFileSync(file, 'utf8'))
    // Between creating a lock and writing its owner into it, it is empty for a moment.
    if (!owner) return Date.now() - statSync(file).mtimeMs > 5_000
    process.kill(owner, 0)
    return false
  } catch (e) {
    return codeOf(e) === 'ESRCH'
  }
}

/** @param {unknown} e */
const codeOf = (e) => /** @type {NodeJS.ErrnoException} */ (e).code
