import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The names of all facts, shared ones and kinds' own, as they are declared. */
export function declaredFacts(): readonly string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  return files.flatMap((name) => {
    const [, body = ''] =
      /^ {2}interface FactMap \{\n(.*?)^ {2}\}/ms.exec(readFileSync(path.join('src', name), 'utf8')) ?? []
    return [...body.matchAll(/^ {4}'?([\w.]+)'?\??:/gm)].map((match) => match[1] ?? '')
  })
}
