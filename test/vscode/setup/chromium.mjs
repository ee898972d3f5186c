// @ts-check
import { provide } from '../../setup/debian.mjs'
import { isExecutable, programs } from '../../setup/tools.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
)

/**
 * The Chromium to run VS Code in: the one $CHROMIUM names, or one that is installed. Root on Debian gets it installed.
 * @returns {Promise<string>} path of the executable
 */
export async function findChromium() {
  const chosen = process.env.CHROMIUM
  if (chosen) {
    if (isExecutable(chosen)) return chosen
    throw new Error(`CHROMIUM names ${chosen}, which is not an executable file`)
  }
  const found = await provide(() => programs(NAMES) ?? MAC_APPS.find(isExecutable), ['chromium'])
  if (found) return found
  throw new Error(
    'the tests need Chromium: install the package "chromium" or Google Chrome, or set CHROMIUM to its executable',
  )
}
