import { lstat, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Source } from '../core/source.ts'
import { DEFAULT_CONFIG, type Config } from '../engine/config.ts'
import type { Product } from '../engine/product.ts'
import { PROJECT_FILES, readProjectFile } from '../engine/project-file.ts'
import { placeOf } from '../report/index.ts'
import { Failure } from './environment.ts'
import { decode } from './read.ts'
import { reasonOf } from './reason.ts'

/** The configuration in force, and the folder its patterns are relative to. */
export interface FoundConfig {
  readonly config: Config
  readonly folder: string
}

/**
 * The configuration of a project file, or the defaults.
 * @param file the project file asked for, absolute; otherwise the nearest one from `root` upward
 * @throws Failure when the file cannot be read or something in it is not understood
 */
export async function findConfig(product: Product, root: string, file: string | undefined): Promise<FoundConfig> {
  const found = file ?? (await nearestFile(root))
  if (found === undefined) return { config: DEFAULT_CONFIG, folder: root }
  const bytes = await readFile(found).catch((error: unknown) => {
    throw new Failure(`${found}: ${reasonOf(error)}`)
  })
  const content = decode(bytes)
  if (!('text' in content)) throw new Failure(`${found}: ${content.reason}`)
  const { config, problems } = readProjectFile(content.text, product)
  if (problems.length > 0) {
    const source = new Source(found, content.text)
    throw new Failure(
      problems
        .map(({ span, message }) => {
          const { line, column } = placeOf(source, span)
          return `${found}:${line}:${column}: ${message}`
        })
        .join('\n'),
    )
  }
  return { config: { ...DEFAULT_CONFIG, ...config }, folder: path.dirname(found) }
}

async function nearestFile(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    for (const name of PROJECT_FILES) {
      const file = path.join(at, name)
      if (
        await lstat(file).then(
          (stats) => !stats.isDirectory(),
          () => false,
        )
      ) {
        return file
      }
    }
    if (path.dirname(at) === at) return undefined
  }
}
