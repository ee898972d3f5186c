import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs'
import { homedir } from 'node:os'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { encodeSegment } from '../core/uri.ts'
import { tooLarge, type EntryType, type Followed, type Host, type Listing, type Refusal } from '../workspace/host.ts'
import { readTextFile } from './read.ts'
import { reasonOf } from './reason.ts'

/** The URI of an absolute path, spelled as in `uriOf`. */
export function uriOfPath(absolute: string): string {
  const { pathname, host } = pathToFileURL(absolute)
  const names = pathname.split('/').map((name) => encodeSegment(decodeURIComponent(name)))
  return `file://${host}${names.join('/')}`.replace(/\/+$/, '')
}

/** The absolute path of a file's URI. */
export function pathOfUri(uri: string): string {
  return fileURLToPath(uri === 'file://' ? 'file:///' : uri)
}

/** The files of the machine, read at once and at demand. */
export function nodeHost(): Host {
  return {
    caseInsensitive: process.platform === 'win32' || process.platform === 'darwin',
    home: uriOfPath(homedir()),
    list(folder): Listing | Refusal {
      try {
        const at = pathOfUri(folder)
        const entries = readdirSync(at, { withFileTypes: true })
        const misspelt = entries.some(({ name }) => name.includes('\ufffd')) ? misspeltIn(at) : undefined
        return new Map(entries.map((entry) => [entry.name, misspelt?.has(entry.name) ? 'misspelt' : typeOf(entry)]))
      } catch (error) {
        return { reason: reasonOf(error) }
      }
    },
    read(file, limit): string | Refusal {
      try {
        const content = readTextFile(pathOfUri(file), limit, tooLarge(limit))
        return 'text' in content ? content.text : { reason: content.reason }
      } catch (error) {
        return { reason: reasonOf(error) }
      }
    },
    follow(link): Followed | Refusal {
      try {
        const target = realpathSync(pathOfUri(link))
        return { uri: uriOfPath(target), type: typeOf(statSync(target)) }
      } catch (error) {
        return { reason: reasonOf(error) }
      }
    },
  }
}

function typeOf(entry: Pick<Dirent, 'isFile' | 'isDirectory' | 'isSymbolicLink'>): EntryType {
  return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other'
}

/** The names that are not UTF-8, spelled as they are listed, with U+FFFD in them: no path leads to such a file. */
function misspeltIn(folder: string): ReadonlySet<string> {
  const names = readdirSync(folder, { encoding: 'buffer' })
  return new Set(
    names.flatMap((bytes) => {
      const name = bytes.toString('utf8')
      return Buffer.from(name, 'utf8').equals(bytes) ? [] : [name]
    }),
  )
}
