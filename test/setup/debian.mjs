// @ts-check
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'

/** The lock that keeps two runs from installing at once. */
const LOCK = path.resolve('.vscode-test/debian.lock')

/**
 * What tests need of the machine: the answer of `look`, after Debian's packages are installed where it finds nothing and the machine is
 * Debian and the tests are its root's.
 * @template T
 * @param {() => T | undefined} look  finds what is needed, without changing anything
 * @param {readonly string[]} packages  names of the packages that bring it
 * @returns {Promise<T | undefined>}
 */
export async function provide(look, packages) {
  return look() ?? withLock(LOCK, () => look() ?? (install(packages) ? look() : undefined))
}

/** @param {readonly string[]} packages */
function install(packages) {
  if (process.getuid?.() !== 0 || !isDebian()) return false
  console.error(`installing ${packages.join(', ')}`)
  const aptGet = (/** @type {string[]} */ ...args) =>
    execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  try {
    aptGet('update')
    aptGet('install', '-y', '--no-install-recommends', ...packages)
    return true
  } catch {
    return false // apt-get has told why
  }
}

/** Debian itself: Ubuntu's packages of these names may be something else, as its Chromium only points to a snap. */
function isDebian() {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'))
  } catch {
    return false
  }
}
