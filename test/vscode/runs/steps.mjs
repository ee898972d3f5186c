// @ts-check
import { stripVTControlCharacters } from 'node:util'

/**
 * Runs the steps of a script, tells each with the time since the beginning, and counts them.
 * @param {number} limit  seconds for a step
 */
export function steps(limit) {
  const begin = Date.now()
  const counts = { passed: 0, failed: 0 }
  const tell = (/** @type {string} */ text) =>
    console.log(`  ${((Date.now() - begin) / 1000).toFixed(1).padStart(5)} s  ${text}`)
  /** @param {string} name @param {() => unknown} work */
  async function attempt(name, work) {
    /** @type {NodeJS.Timeout | undefined} */
    let timer
    try {
      await Promise.race([
        work(),
        new Promise((_, reject) => {
          timer = setTimeout(() => reject(new Error(`took more than ${limit} s`)), 1000 * limit)
        }),
      ])
      tell(`✔ ${name}`)
    } catch (e) {
      counts.failed++
      tell(`✘ ${name}`)
      console.error(stripVTControlCharacters(e instanceof Error ? (e.stack ?? e.message) : String(e)))
      throw e
    } finally {
      clearTimeout(timer)
    }
  }
  return {
    counts,
    /** A condition of the script, not one of its tests: it counts only when it fails. */
    condition: attempt,
    /**
     * A step that throws ends the script: the ones after it build on it.
     * @param {string} name
     * @param {() => unknown} work
     */
    async step(name, work) {
      await attempt(name, work)
      counts.passed++
    },
  }
}
