import type { Related } from '../core/finding.ts'
import type { Report, RuleInfo } from '../core/rule.ts'
import { atLeast, severityOf, type Threat } from '../core/severity.ts'

/** A report with the rule it comes from. */
export interface Told {
  readonly entry: { readonly rule: Pick<RuleInfo, 'id' | 'threat'> }
  readonly report: Report
  /** The other places it stands for, as a list in words. */
  readonly likewise?: string
}

/** More places are counted, not listed. */
const MOST_LISTED = 4

/**
 * Joins reports that say the same of places of one subject (`Report.likewise`) into the first of them: one weakness is one finding, which
 * points to every place, as severe as the worst of them. Those whose fix differs stay apart, so that a fix closes all its finding names.
 * @param all in the order of the text
 * @param uri of the text
 * @param open whether a report may be joined: those that are suppressed stay by themselves
 */
export function together<T extends Told>(all: readonly T[], uri: string, open: (one: T) => boolean): readonly T[] {
  const groups = new Map<string, T[]>()
  const order: T[][] = []
  for (const one of all) {
    const key = open(one) ? keyOf(one) : undefined
    const group = key === undefined ? undefined : groups.get(key)
    if (group) {
      group.push(one)
      continue
    }
    const fresh = [one]
    order.push(fresh)
    if (key !== undefined) groups.set(key, fresh)
  }
  return order.flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ? [first] : []
    const reports = others.map(({ report }) => report)
    const likewise = listed(first.report, reports)
    return [
      {
        ...first,
        report: {
          ...joined(first.report, reports, uri),
          threat: worst([first.report, ...reports], first.entry.rule.threat),
        },
        ...(likewise !== undefined && { likewise }),
      },
    ]
  })
}

function keyOf({ entry, report }: Told): string | undefined {
  const { likewise, subject, fixes = [], message, confidence } = report
  if (likewise === undefined) return undefined
  const offered = fixes.flatMap((fix) => (fix ? [`${fix.safety} ${fix.caveat ?? ''} ${fix.files ? 'files' : ''}`] : []))
  return JSON.stringify([entry.rule.id, subject, offered, message, confidence])
}

/** The names of the other places: `a`, `b` and 3 more; undefined where all have one name. */
function listed(first: Report, others: readonly Report[]): string | undefined {
  const names = [...new Set(others.map(({ likewise = '' }) => likewise))].filter((name) => name !== first.likewise)
  const items = names.slice(0, MOST_LISTED).map((name) => `\`${name}\``)
  if (names.length > items.length) items.push(`${names.length - items.length} more`)
  return items.length < 2 ? items[0] : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`
}

/** @param usual the threat of reports that name none */
function worst(reports: readonly Report[], usual: Threat): Threat {
  return reports
    .map(({ threat = usual }) => threat)
    .reduce((one, other) => (atLeast(severityOf(one), severityOf(other)) ? one : other))
}

function joined(first: Report, others: readonly Report[], uri: string): Report {
  const all = [first, ...others]
  return {
    ...first,
    evidence: [...new Set(all.map(({ evidence }) => evidence))].sort().join('; '),
    related: [
      ...(first.related ?? []),
      ...others.flatMap(({ span, likewise = '', related = [] }): readonly Related[] => [
        { uri, span, message: `the same here: ${likewise}` },
        ...related,
      ]),
    ],
    fixes: (first.fixes ?? []).map((fix, index) => {
      const fixes = all.map((report) => report.fixes?.[index])
      const titles = [...new Set(fixes.map((one) => one?.title ?? ''))]
      return fix && { ...fix, title: titles.join('; '), edits: fixes.flatMap((one) => one?.edits ?? []) }
    }),
  }
}
