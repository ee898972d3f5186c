import { readFileSync } from 'node:fs'
import type { Mutant, Verdict } from './mutant.ts'

const LIST = 'test/mutation/equivalent.json'
/** At most so large a part of the mutants may be on the list. */
export const MOST_EQUIVALENT = 0.05

/** A mutant that does the same as the code it is made of, and why. Lines move: it is found by their text. */
interface Entry {
  readonly file: string
  readonly operator: string
  /** The line it is in, trimmed. */
  readonly line: string
  readonly original: string
  readonly mutated: string
  readonly reason: string
}

/** Takes the mutants of the list out of those that survived. */
export function withoutEquivalent(verdicts: readonly Verdict[]): readonly Verdict[] {
  const list = JSON.parse(readFileSync(LIST, 'utf8')) as readonly Entry[]
  const isListed = (mutant: Mutant): boolean => list.some((entry) => isAbout(entry, mutant))
  return verdicts.map((verdict) => {
    const alive = verdict.outcome === 'survived' || verdict.outcome === 'unreached'
    return alive && isListed(verdict.mutant) ? { ...verdict, outcome: 'equivalent' } : verdict
  })
}

/** Entries about mutated files that no living mutant answers to: the code has changed, or a test tells them apart. */
export function staleEntries(verdicts: readonly Verdict[]): readonly string[] {
  const list = JSON.parse(readFileSync(LIST, 'utf8')) as readonly Entry[]
  const files = new Set(verdicts.map(({ mutant }) => mutant.file))
  const equivalent = verdicts.filter(({ outcome }) => outcome === 'equivalent').map(({ mutant }) => mutant)
  return list
    .filter((entry) => files.has(entry.file) && !equivalent.some((mutant) => isAbout(entry, mutant)))
    .map(({ file, line, mutated }) => `${file}: ${line} -> ${mutated}`)
}

const isAbout = (entry: Entry, mutant: Mutant): boolean =>
  entry.file === mutant.file &&
  entry.operator === mutant.operator &&
  entry.line === mutant.lineText &&
  entry.original === mutant.original &&
  entry.mutated === mutant.text
