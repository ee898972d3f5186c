// Other linters of the same kinds, for the benchmark alone. They are no dependencies, as they bring old packages along:
//
//   npm install --prefix .bench dclint dockerfilelint
import { createRequire } from 'node:module'
import path from 'node:path'
import process from 'node:process'

/** A linter that takes a file by its path or its text. */
export interface PeerLinter {
  readonly name: string
  /** The kind it reads: `compose`. */
  readonly kind: string
  lint(file: string, text: string): void
}

/** Where the other linters are installed. */
const FOLDER = path.resolve(process.env['BENCH_PEERS'] ?? '.bench')

/** Those that are installed. */
export function peerLinters(): readonly PeerLinter[] {
  return [dclint, dockerfilelint].flatMap((load) => {
    try {
      return [load()]
    } catch {
      return []
    }
  })
}

interface Dclint {
  readonly DCLinter: new (config: object) => { lintFiles(paths: readonly string[], recursive: boolean): unknown }
}

function dclint(): PeerLinter {
  const { DCLinter } = installed('dclint') as Dclint
  const linter = new DCLinter({ rules: {}, quiet: true, debug: false, exclude: [] })
  return { name: 'dclint', kind: 'compose', lint: (file) => void linter.lintFiles([file], false) }
}

interface Dockerfilelint {
  run(configFolder: string, text: string): unknown
}

function dockerfilelint(): PeerLinter {
  const linter = installed('dockerfilelint') as Dockerfilelint
  return { name: 'dockerfilelint', kind: 'dockerfile', lint: (_, text) => void linter.run(FOLDER, text) }
}

function installed(name: string): unknown {
  return createRequire(path.join(FOLDER, 'package.json'))(name)
}
