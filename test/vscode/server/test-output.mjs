// @ts-check
import { format } from 'node:util'
import { MARK } from '../runs/protocol.mjs'

/**
 * Tells what the tests print, which carries a mark, from what the workbench logs on the same stream.
 * @param {(line: string) => void} [log]  gets the workbench's lines as they come
 */
export function testOutput(log) {
  /** @type {string[]} */
  const workbench = []
  return {
    /** @param {string} type @param {readonly unknown[]} args  of a call of `console` */
    take(type, args) {
      const text = format(...args)
      if (text.startsWith(MARK)) console.log(text.slice(MARK.length).trimEnd())
      else {
        workbench.push(`[${type}] ${text}`)
        log?.(`[${type}] ${text}`)
      }
    },
    /** The workbench's last lines. */
    last: (/** @type {number} */ count) => workbench.slice(-count),
  }
}
