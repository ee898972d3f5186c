import type { Finding, Fix, FileChange } from '../core/finding.ts'
import { applyEdits, conflict, type TextEdit } from '../core/edit.ts'
import type { Analysis } from './analyze.ts'

/** How often fixes may be applied to what earlier ones left. */
const MAX_ROUNDS = 10

/** What was done to a text, and to other files. */
interface FixResult extends Edition {
  readonly applied: readonly FixName[]
  /** Fixes that were tried and taken back, because the text was worse after them. */
  readonly refused: readonly FixName[]
}

/** A fix, by its rule and title. */
export interface FixName {
  readonly rule: string
  readonly title: string
}

interface Choice {
  readonly finding: Finding
  readonly fix: Fix
}

/** How to analyse a text of the file, next to others as they would be then, by their URIs. */
type AnalyzeText = (text: string, others: ReadonlyMap<string, string>) => Analysis

/**
 * Applies fixes until nothing changes, at most ten rounds. Every result is analysed again; when a round's fixes together
 * break the syntax or leave a new finding, they are tried one at a time, and what does harm is left out.
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
    if (
      worse(
        analysis,
        after,
        group.map(({ finding }) => finding),
      )
    ) {
      return false
    }
    edition = next
    analysis = after
    applied.push(...group.map(nameOf))
    return true
  }
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const batch = compatible(
      analysis.findings.filter((finding) => !refused.has(identity(finding))),
      choose,
    )
    if (batch.length === 0) break
    if (batch.length > 1 && attempt(batch)) continue
    for (const one of batch) {
      if (attempt([one])) break
      refused.set(identity(one.finding), nameOf(one))
    }
  }
  return { ...edition, applied, refused: [...refused.values()] }
}

/**
 * Whether a text is worse after an edit: it is refused, shows a finding more than before, or still shows one that was to go.
 * Findings are counted by rule, subject and evidence, as lines and ordinals move.
 */
export function worse(before: Analysis, after: Analysis, gone: readonly Finding[]): boolean {
  if (after.refused !== undefined) return true
  const allowed = count([...before.findings, ...before.suppressed.map(({ finding }) => finding)])
  for (const finding of gone) allowed.set(identity(finding), (allowed.get(identity(finding)) ?? 0) - 1)
  return [...count(after.findings)].some(([key, times]) => times > (allowed.get(key) ?? 0))
}

/** One fix a finding, in the order of the text, without any that conflicts with an earlier one. */
function compatible(findings: readonly Finding[], choose: (finding: Finding) => Fix | undefined): readonly Choice[] {
  const taken: Fix[] = []
  return findings.flatMap((finding) => {
    const fix = choose(finding)
    if (!fix || taken.some((other) => fixesConflict(fix, other))) return []
    taken.push(fix)
    return [{ finding, fix }]
  })
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

/** Whether two fixes of one file, made apart from each other, cannot both be applied. */
export function fixesConflict(a: Fix, b: Fix): boolean {
  if (editsConflict(a.edits, b.edits)) return true
  return (a.files ?? []).some((one) =>
    (b.files ?? []).some((other) => one.uri === other.uri && changesConflict(one, other)),
  )
}

function changesConflict(a: FileChange, b: FileChange): boolean {
  return 'create' in a || 'create' in b || editsConflict(a.edits, b.edits)
}

function editsConflict(some: readonly TextEdit[], others: readonly TextEdit[]): boolean {
  return some.some((one) => others.some((other) => conflict(one, other)))
}
