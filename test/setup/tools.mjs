// @ts-check
import { accessSync, constants } from 'node:fs'
import path from 'node:path'
import { provide } from './debian.mjs'

/** Where root's tools lie, which is not always on a user's path. */
const SBIN = ['/usr/sbin', '/sbin', '/usr/local/sbin']

/**
 * The path of a program, installed with Debian's package where it is missing and can be.
 * @param {string} name
 * @param {string} debianPackage
 * @returns {Promise<string | undefined>} undefined where it is not to be had; the test then says that it was skipped
 */
export function tool(name, debianPackage) {
  return provide(() => programs([name]), [debianPackage])
}

/**
 * The first of some programs that is installed.
 * @param {readonly string[]} names
 * @returns {string | undefined}
 */
export function programs(names) {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter).filter(Boolean), ...SBIN]
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable)
}

/** @param {string} file */
export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
