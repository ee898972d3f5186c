// @ts-check
import { execFileSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const MAC_APPS = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)

/**
 * The Chromium to run VS Code in: the one $CHROMIUM names, or one that is installed. Root on Debian gets it installed.
 * @param {string} cache  a folder for the lock that keeps two runs from installing at once
 * @returns {Promise<string>} path of the executable
 */
export async function findChromium(cache) {
  const chosen = process.env.CHROMIUM
  if (chosen) {
    if (isExecutable(chosen)) return chosen
    throw new Error(`CHROMIUM names ${chosen}, which is not an executable file`)
  }
  const found = installed() ?? await withLock(path.join(cache, 'chromium.lock'), () => installed() ?? install())
  if (found) return found
  throw new Error('the tests need Chromium: install the package "chromium" or Google Chrome, or set CHROMIUM to its executable')
}

function installed() {
  const onPath = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return [...NAMES.flatMap((name) => onPath.map((dir) => path.join(dir, name))), ...MAC_APPS].find(isExecutable)
}

function install() {
  if (process.getuid?.() !== 0 || !isDebian()) return undefined
  console.error('installing Chromium')
  const aptGet = (/** @type {string[]} */ ...args) => execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    aptGet('update')
    aptGet('install', '-y', '--no-install-recommends', 'chromium')
  } catch {
    return undefined // apt-get has told why
  }
  return installed()
}

/** Debian itself: Ubuntu's package of that name only points to a snap. */
function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
