import type { Glimpse, KindDeclaration } from '../core/kind.ts'
import { matcherOf } from '../syntax/glob/index.ts'

/** Tells what kind a file is of. */
type Detector = (file: Glimpse) => KindDeclaration | undefined

const detectors = new WeakMap<readonly KindDeclaration[], Detector>()

/**
 * The kind of a file by its language id, name and head; undefined when no kind claims it. A language id that no kind claims counts as none: it
 * may be another editor's word for the same thing (`docker`, `te`), or say no more than that the editor knows nothing (`plaintext`).
 */
export function detectKind(kinds: readonly KindDeclaration[], file: Glimpse): KindDeclaration | undefined {
  const known = detectors.get(kinds)
  if (known) return known(file)
  const detector = detectorOf(kinds)
  detectors.set(kinds, detector)
  return detector(file)
}

/** The language ids that mean a kind, or in which it may be written. */
export function languagesOf({ languages, alsoCalled = [], within = [] }: KindDeclaration): readonly string[] {
  return [...languages, ...alsoCalled, ...within]
}

function detectorOf(kinds: readonly KindDeclaration[]): Detector {
  const claimed = new Set(kinds.flatMap(languagesOf))
  const tests = kinds.map((kind) => ({ kind, claims: claimsOf(kind) }))
  return ({ path, name, text, languageId }) => {
    const language = languageId !== undefined && claimed.has(languageId) ? languageId : undefined
    const file = { path, name, text, languageId: language }
    return tests.find(({ claims }) => claims(file))?.kind
  }
}

/** Whether a file is of a kind. */
function claimsOf(kind: KindDeclaration): (file: Glimpse) => boolean {
  const { files, except = [], sniffed = [], anyName, languages, alsoCalled = [], within = [] } = kind
  const meant = new Set([...languages, ...alsoCalled])
  const named = matcherOf(files, true)
  const other = matcherOf(except, true)
  const mayBe = anyName ? () => true : matcherOf(sniffed, true)
  return (file) => {
    const { path, languageId } = file
    if (kind.refuses?.(file)) return false
    if (languageId !== undefined) {
      if (meant.has(languageId)) return true
      if (!within.includes(languageId)) return false
    }
    if (other(path)) return false
    if (named(path)) return kind.confirms?.(file) ?? true
    return (languageId !== undefined || mayBe(path)) && (kind.looksLike?.(file) ?? false)
  }
}
