import { readFileSync } from 'node:fs'
import type { EditorLanguage, KindDeclaration } from '../core/kind.ts'
import { KINDS } from '../kinds/index.ts'

/** VS Code's language ids of the documents the client sends: those that mean a kind, and those a kind is written in. */
export function editorLanguages(): readonly string[] {
  return [...new Set(KINDS.flatMap(({ languages, within = [] }) => [...languages, ...within]))]
}

/** `package.json` with what follows from the kinds: its languages, their grammars, and what starts the extension. */
export function manifest(): string {
  const now = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
  const declared = KINDS.flatMap((kind) => (kind.declares ? [{ kind, language: kind.declares }] : []))
  const [suppressions] = now.contributes.grammars
  const next: Manifest = {
    ...now,
    activationEvents: editorLanguages().map((id) => `onLanguage:${id}`),
    contributes: {
      ...now.contributes,
      grammars: [
        { ...suppressions, injectTo: [...new Set(KINDS.flatMap(({ scopes }) => scopes))] },
        ...declared.flatMap(({ kind, language: { id } }) => grammarOf(kind, id)),
      ],
      languages: declared.map(({ language }) => languageOf(language)),
    },
  }
  return JSON.stringify(next, null, 2) + '\n'
}

interface Manifest {
  readonly activationEvents: readonly string[]
  readonly contributes: { readonly grammars: readonly object[]; readonly languages: readonly object[] }
}

/** The grammar of a language of ours; none for one that is too small to need one. */
function grammarOf({ scopes }: KindDeclaration, id: string): readonly object[] {
  const scopeName = `source.${id}`
  return scopes.includes(scopeName) ? [{ language: id, scopeName, path: `./syntaxes/${id}.tmLanguage.json` }] : []
}

function languageOf({ configuration, ...rest }: EditorLanguage): object {
  return { ...rest, configuration: `./language-configurations/${configuration}.json` }
}
