import type { Finding, Fix } from '../core/finding.ts'
import type { Analysis } from './analyze.ts'
import { applyFixes, createEdition, fixesConflict, type Edition, type TextOf } from './edition.ts'

/** How often fixes may be applied to what earlier ones left. */
const MAX_ROUNDS = 10

/** What was done to a text, and to other files. */
export interface FixResult extends Edition {
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
export type AnalyzeText = (text: string, others: ReadonlyMap<string, string>) => Analysis

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
