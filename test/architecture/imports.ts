import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** One import of the sources. */
export interface Import {
  readonly file: string
  readonly target: string
}

/** Every import of the sources, also those for types alone, which a bundler would not see. */
export function importsOf(): readonly Import[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.posix.join('src', name.replaceAll(path.sep, '/')))
  return files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(
        /^(?:import|export|\}).*?from '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)|^declare module '(\.[^']+)'/gm,
      ),
    ].map((match) => {
      const target = match[1] ?? match[2] ?? match[3] ?? match[4] ?? ''
      return { file, target: target.startsWith('.') ? path.posix.join(path.posix.dirname(file), target) : target }
    }),
  )
}
