import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import oniguruma from 'vscode-oniguruma'
import textmate from 'vscode-textmate'

/** What package.json says of a language's grammar. */
interface Manifest {
  readonly contributes: {
    readonly languages?: readonly { readonly id: string; readonly extensions?: readonly string[] }[]
    readonly grammars: readonly { readonly language?: string; readonly scopeName: string; readonly path: string }[]
  }
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest

/** The grammars of languages that the extension brings: scope and the endings of their files. */
export const GRAMMARS: readonly { readonly scope: string; readonly extensions: readonly string[] }[] =
  contributes.grammars.flatMap(({ language, scopeName }) =>
    language === undefined
      ? []
      : [{ scope: scopeName, extensions: contributes.languages?.find(({ id }) => id === language)?.extensions ?? [] }],
  )

const onigLib = (async () => {
  const wasm = path.join(
    path.dirname(createRequire(path.resolve('package.json')).resolve('vscode-oniguruma')),
    'onig.wasm',
  )
  await oniguruma.loadWASM(readFileSync(wasm))
  return { createOnigScanner: oniguruma.createOnigScanner, createOnigString: oniguruma.createOnigString }
})()

const registry = new textmate.Registry({
  onigLib,
  loadGrammar: (scope) => {
    const found = contributes.grammars.find(({ scopeName }) => scopeName === scope)
    return Promise.resolve(found ? textmate.parseRawGrammar(readFileSync(found.path, 'utf8'), found.path) : null)
  },
})

/** How an editor colours a text. */
export interface Coloured {
  /** For each line: the line behind `>`, then its tokens with their scopes, the grammar's own left out. */
  readonly snapshot: string
  /** Scopes that say `invalid`, with their lines. */
  readonly invalid: readonly string[]
  /** Whether the last line ends where the first began: no string, list or block is left open. */
  readonly whole: boolean
}

/** Colours a text with a grammar of the extension, as VS Code does. */
export async function colour(scope: string, text: string): Promise<Coloured> {
  const grammar = await registry.loadGrammar(scope)
  if (!grammar) throw new Error(`no grammar ${scope}`)
  const lines: string[] = []
  const invalid: string[] = []
  let state = textmate.INITIAL
  for (const line of text.split(/\r?\n/)) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    state = ruleStack
    lines.push(`>${line}`)
    for (const { startIndex, endIndex, scopes } of tokens) {
      const own = scopes.filter((one) => one !== scope)
      if (own.some((one) => one.startsWith('invalid'))) invalid.push(line)
      const word = line.slice(startIndex, endIndex)
      if (own.length > 0 && word.trim() !== '') lines.push(`  ${word.trim()}  ${own.join(' ')}`)
    }
  }
  return { snapshot: `${lines.join('\n')}\n`, invalid, whole: state.depth <= 1 }
}
