import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/** Compares a text with the one kept in a file. `npm run snapshots` writes all such files: the difference is what to read. */
export function assertSnapshot(file: string, text: string): void {
  if (process.env['UPDATE_SNAPSHOTS']) {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    return
  }
  assert.ok(existsSync(file), `${file} is missing: npm run snapshots writes it`)
  assert.equal(
    text,
    readFileSync(file, 'utf8'),
    `${file} says something else; npm run snapshots writes it, then read the difference`,
  )
}
