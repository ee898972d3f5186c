// @ts-check

/** @type {Set<() => void>} */
const pending = new Set()

/**
 * Registers what must be cleaned up even when the process is interrupted.
 * @param {() => void} work  synchronous
 * @returns {() => void} does it now, once
 */
export function atExit(work) {
  const once = () => {
    if (pending.delete(once)) work()
  }
  pending.add(once)
  return once
}

/** The last registered first: what runs in a folder is stopped before the folder is removed. */
function cleanUp() {
  for (const work of [...pending].reverse()) {
    try {
      work()
    } catch (e) {
      console.error(e)
    }
  }
}

/**
 * Ends the process with its clean-up, after that of libraries, which end the browser.
 * @param {number} code
 */
export function leave(code) {
  process.off('exit', cleanUp)
  process.on('exit', cleanUp)
  process.exit(code)
}

process.on('exit', cleanUp)
for (const [signal, code] of /** @type {const} */ ([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
])) {
  process.on(signal, () => leave(code))
}
