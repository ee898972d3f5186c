import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Real files and labelled cases that lie beside the checkout in CI; test data of others, never part of the project. */
const SHARED = path.resolve('../shared')

/** Whether they are there. Tests that need them say so when they are not. */
export const hasShared = existsSync(path.join(SHARED, 'corpus'))

/** Why a test was skipped. */
export const SKIPPED = 'skipped: the real files of ../shared are not beside this checkout'

/** Every n-th real file of a kind. */
export function realFiles(folder: string, every = 1): readonly { readonly name: string; readonly text: string }[] {
  const directory = path.join(SHARED, 'corpus', folder)
  return readdirSync(directory)
    .sort()
    .filter((_, index) => index % every === 0)
    .map((name) => ({ name, text: readFileSync(path.join(directory, name), 'utf8') }))
}
