import { conflict, type TextEdit } from '../core/edit.ts'
import type { Fix, Related } from '../core/finding.ts'
import type { Report } from '../core/rule.ts'
import { atLeast, severityOf } from '../core/severity.ts'
import { overlaps, type Span } from '../core/span.ts'
import { type Gathered, listed, type Pending } from './findings.ts'

/** How many fixes are put together: each is compared with all others, a bound for hostile files. */
const MOST_FIXES = 200

/**
 * Tells one weakness once: reports that a rule wants to be told together, and those at one range that differ in whom they are about,
 * as a fragment is merged into several services. The first in the order given stands for all; the others become related places.
 * @param uri the file they stand in
 * @param places where workloads are defined, by their subjects
 */
export function gather(
  reports: readonly Pending[],
  uri: string,
  places: ReadonlyMap<string, Span>,
): readonly Pending[] {
  const together = grouped(reports, ({ entry, report }) => report.together && `${entry.rule.id} ${report.together.key}`)
  return grouped(
    together.map((group) => toldTogether(group, uri)),
    ({ entry, report: { span, evidence } }) => [entry.rule.id, span.start, span.end, evidence].join(' '),
  ).map((group) => sharedBySeveral(group, uri, places))
}

/** The reports in groups of one key, each group where its first one stands; a report without a key is a group of its own. */
function grouped(
  reports: readonly Pending[],
  keyOf: (one: Pending) => string | undefined,
): readonly (readonly [Pending, ...Pending[]])[] {
  const groups: [Pending, ...Pending[]][] = []
  const byKey = new Map<string | undefined, Pending[]>()
  for (const one of reports) {
    const key = keyOf(one)
    const known = byKey.get(key)
    if (known) {
      known.push(one)
      continue
    }
    const group: [Pending, ...Pending[]] = [one]
    groups.push(group)
    if (key !== undefined) byKey.set(key, group)
  }
  return groups
}

function toldTogether(group: readonly [Pending, ...Pending[]], uri: string): Pending {
  const [first, ...others] = group
  const { together } = first.report
  if (!together) return first
  if (others.length === 0) {
    const { evidence = first.report.evidence } = together
    return { entry: first.entry, report: { ...first.report, evidence } }
  }
  const told = new Set([first.report.span.start])
  const also = others.flatMap(({ report: { span, together: its } }): Related[] => {
    if (told.has(span.start)) return []
    told.add(span.start)
    return [{ uri, span, message: `the same here: ${its?.name ?? ''}` }]
  })
  return {
    entry: first.entry,
    report: {
      ...worstOf(group),
      sharers: group.map(sharersOf).reduce((most, one) => Math.max(most, one)),
      span: first.report.span,
      message: together.message,
      values: {
        ...first.report.values,
        names: listed(group.flatMap(({ report }) => report.together?.name ?? [])),
        count: group.length,
      },
      evidence: together.evidence ?? evidenceOf(group.map(({ report }) => report.evidence)),
      related: [...group.flatMap(({ report }) => report.related ?? []), ...also],
      fixes: [fixOfAll(group, together.fix)],
    },
  }
}

/** What all of them show; how often, where they all show the same, so that one more of them is not overlooked. */
function evidenceOf(all: readonly string[]): string {
  const [first = '', ...others] = distinct(all).sort()
  return others.length === 0 ? `${first} (${all.length} times)` : [first, ...others].join(', ')
}

function sharedBySeveral(
  group: readonly [Pending, ...Pending[]],
  uri: string,
  places: ReadonlyMap<string, Span>,
): Pending {
  const [first] = group
  if (group.length === 1) return withoutFixesOfOthers(first)
  const base = worstOf(group)
  const others = group.filter(({ report }) => report !== base)
  const also = others.flatMap(({ report }): readonly Related[] => {
    const span = places.get(report.subject)
    return span ? [{ uri, span, message: `the same here: ${nameOf(report)}` }] : []
  })
  const allAreTold = group.every((one) => sharersOf(one) <= group.length)
  const fixes = allAreTold ? (group.find(({ report }) => report.fixes?.some((fix) => fix))?.report.fixes ?? []) : []
  return {
    entry: first.entry,
    report: {
      ...base,
      alike: distinct(others.map(({ report }) => nameOf(report))),
      related: [...(base.related ?? []), ...also],
      fixes: fixes.map((fix) => fix && fixOfShared(fix, group)),
    },
  }
}

/** A fix changes no workload of which nothing is reported. */
function withoutFixesOfOthers(one: Pending): Pending {
  return sharersOf(one) > 1 ? { ...one, report: { ...one.report, fixes: [] } } : one
}

/** How many workloads its fixes would change. */
function sharersOf({ report }: Pending): number {
  return report.sharers ?? 1
}

function nameOf({ values, subject }: Report): string {
  return String(values?.['noun'] ?? subject)
}

/** The report that says most: of equally bad ones the first. */
function worstOf(group: readonly [Pending, ...Pending[]]): Gathered {
  const severity = ({ entry, report }: Pending) => severityOf(report.threat ?? entry.rule.threat)
  return group.reduce((worst, one) => (atLeast(severity(worst), severity(one)) ? worst : one)).report
}

/** The first fixes of all in one; none where one of them has no fix, or two get in each other's way. */
function fixOfAll(group: readonly Pending[], title: string | undefined): Fix | undefined {
  if (group.length > MOST_FIXES) return undefined
  const fixes = group
    .map(({ report }) => report.fixes?.[0])
    .filter((fix) => fix !== undefined)
    .filter(({ files, partial }) => !files && !partial)
  const [first] = fixes
  if (!first || fixes.length < group.length) return undefined
  const edits = joined(fixes.map((fix) => fix.edits))
  const safety = fixes.every((fix) => fix.safety === 'safe') ? 'safe' : 'review'
  const caveat = fixes.find((fix) => fix.caveat)?.caveat
  return edits && { title: title ?? first.title, safety, ...(caveat && { caveat }), edits }
}

/** A fix where the range itself is edited closes the hole for all whose range it is; else each needs an edit of its own. */
function fixOfShared(fix: Fix, group: readonly [Pending, ...Pending[]]): Fix | undefined {
  if (fix.files || group.length > MOST_FIXES) return undefined
  const [first] = group
  const alike = group.flatMap(({ report }) => report.fixes?.find((one) => one?.title === fix.title) ?? [])
  const inside = fix.edits.every(({ span }) => overlaps(span, first.report.span))
  const edits = inside ? fix.edits : alike.length === group.length ? joined(alike.map((one) => one.edits)) : undefined
  if (!edits) return undefined
  const changes = `changes ${listed(group.map(({ report: { subject } }) => subject.slice(subject.indexOf('.') + 1)))}`
  return fix.safety === 'safe' ? { ...fix, edits } : { ...fix, caveat: [changes, fix.caveat].join('; '), edits }
}

/** The edits of several fixes, each once; undefined when two of them conflict. */
function joined(lists: readonly (readonly TextEdit[])[]): readonly TextEdit[] | undefined {
  const seen = new Map<string, TextEdit>()
  // Edits of one fix at one place belong together; the same edit of another fix is the same edit.
  for (const list of lists) {
    const before = [...seen.values()]
    for (const edit of list) {
      const key = `${edit.span.start} ${edit.span.end} ${edit.newText}`
      if (seen.has(key)) continue
      if (before.some((other) => conflict(other, edit))) return undefined
      seen.set(key, edit)
    }
  }
  return [...seen.values()]
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)]
}
