import { applyEdits, type TextEdit } from '../core/edit.ts'
import type { Finding, Fix } from '../core/finding.ts'
import type { Analysis } from './analyze.ts'
import { createBatch } from './batch.ts'

/** How often a changed text may be analysed. What is then left is named as not tried. */
const MAX_TRIALS = 250

/** What was done to a text, and to other files. */
interface FixResult extends Edition {
  readonly applied: readonly FixName[]
  /** Fixes that were tried and taken back, because the text was worse after them. */
  readonly refused: readonly FixName[]
  /** Fixes that were not tried any more, because too many others had done harm before. */
  readonly untried: readonly FixName[]
}

/** A fix, by its rule and title. */
export interface FixName {
  readonly rule: string
  readonly title: string
}

/** A fix that was chosen for a finding. */
export interface Choice {
  readonly finding: Finding
  readonly fix: Fix
}

/** How to analyse a text of the file, next to others as they would be then, by their URIs. */
type AnalyzeText = (text: string, others: ReadonlyMap<string, string>) => Analysis

/**
 * Applies fixes until none is left. Every result is analysed again; when several fixes together break the syntax or leave a
 * new finding, half of them are tried, and so on down to the one that does harm, which is left out. It ends, as every
 * trial either closes a finding and opens none, or leads to fewer fixes at once, or leaves one out.
 * @param choose the fix to apply for a finding, or undefined
 * @param textOf other files that fixes edit; default: none are known
 */
export function fixAll(
  text: string,
  analyzeText: AnalyzeText,
  choose: (finding: Finding) => Fix | undefined,
  textOf: TextOf = () => undefined,
): FixResult {
  const applied: FixName[] = []
  const refused = new Map<string, FixName>()
  let edition = createEdition(text)
  let analysis = analyzeText(text, edition.others)
  const attempt = (group: readonly Choice[]): boolean => {
    const next = applyFixes(
      edition,
      group.map(({ fix }) => fix),
      textOf,
    )
    if (!next) return false
    const after = analyzeText(next.text, next.others)
    if (worse(analysis, after, group)) return false
    edition = next
    analysis = after
    applied.push(...group.map(nameOf))
    return true
  }
  const choices = (): readonly Choice[] =>
    analysis.findings.flatMap((finding) => {
      const fix = refused.has(identity(finding)) ? undefined : choose(finding)
      return fix ? [{ finding, fix }] : []
    })
  let most = Infinity
  for (let trial = 0; trial < MAX_TRIALS; trial++) {
    const batch = compatible(choices(), most)
    const [one] = batch
    if (!one) break
    if (attempt(batch)) most *= 2
    else if (batch.length > 1) most = Math.ceil(batch.length / 2)
    else refused.set(identity(one.finding), nameOf(one))
  }
  return { ...edition, applied, refused: [...refused.values()], untried: choices().map(nameOf) }
}

/**
 * Whether a text is worse after fixes: it is refused, shows a finding more than before, or still shows one that was to go.
 * Findings are counted by rule, subject and evidence, as lines and ordinals move.
 */
export function worse(before: Analysis, after: Analysis, done: readonly Choice[]): boolean {
  if (after.refused !== undefined) return true
  const gone = count(done.flatMap(({ finding, fix }) => (fix.partial ? [] : [finding])))
  const allowed = count([...before.findings, ...before.suppressed.map(({ finding }) => finding)])
  return [...count(after.findings)].some(([key, times]) => times + (gone.get(key) ?? 0) > (allowed.get(key) ?? 0))
}

/** The first fixes, in the order of the text, without any that conflicts with an earlier one. */
function compatible(choices: readonly Choice[], most: number): readonly Choice[] {
  const batch = createBatch()
  const taken: Choice[] = []
  for (const choice of choices) {
    if (taken.length >= most) break
    if (batch.add(choice.fix)) taken.push(choice)
  }
  return taken
}

function identity({ rule, subject, evidence }: Finding): string {
  return [rule, subject, evidence].join('\0')
}

function nameOf({ finding, fix }: Choice): FixName {
  return { rule: finding.rule, title: fix.title }
}

function count(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const finding of findings) counts.set(identity(finding), (counts.get(identity(finding)) ?? 0) + 1)
  return counts
}

/** A text and those of other files that were changed along with it. */
interface Edition {
  readonly text: string
  /** By URI; new files among them. */
  readonly others: ReadonlyMap<string, string>
}

/** The text of a file as it is stored; undefined when there is none. */
type TextOf = (uri: string) => string | undefined

/** A text before anything was changed. */
export function createEdition(text: string): Edition {
  return { text, others: new Map() }
}

/**
 * Applies fixes that do not conflict, all of them with all their parts.
 * @returns undefined when nothing would change, or a part cannot be applied: a new file is there already, one to edit is not
 */
export function applyFixes(before: Edition, fixes: readonly Fix[], textOf: TextOf): Edition | undefined {
  const text = applyEdits(
    before.text,
    fixes.flatMap(({ edits }) => edits),
  )
  const others = new Map(before.others)
  const edits = new Map<string, TextEdit[]>()
  for (const change of fixes.flatMap(({ files = [] }) => files)) {
    const now = others.get(change.uri) ?? textOf(change.uri)
    if ('create' in change) {
      if (now !== undefined) return undefined
      others.set(change.uri, change.create)
    } else {
      if (now === undefined) return undefined
      others.set(change.uri, now)
      edits.set(change.uri, [...(edits.get(change.uri) ?? []), ...change.edits])
    }
  }
  for (const [uri, list] of edits) others.set(uri, applyEdits(others.get(uri) ?? '', list))
  const changed =
    text !== before.text || [...others].some(([uri, one]) => one !== (before.others.get(uri) ?? textOf(uri)))
  return changed ? { text, others } : undefined
}
