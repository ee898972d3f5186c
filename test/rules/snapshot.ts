import type { Finding, Fix, Related } from '../../src/core/finding.ts'
import type { RuleEntry } from '../../src/core/rule.ts'
import { Source } from '../../src/core/source.ts'
import type { Span } from '../../src/core/span.ts'
import type { Example } from '../../src/engine/page.ts'
import { fixExample, uriOf } from './example.ts'

/** An example with what its rule says of it. */
export interface Reported {
  readonly example: Example
  readonly findings: readonly Finding[]
}

const MARK = '\0'
const MARKED = /\0\d+/g
const templates: string[] = []

/** Marks each message with the template it is made of, for `snapshotOf`: two sentences can read alike. */
export const markTemplate = (template: string): string => {
  const known = templates.indexOf(template)
  return template + MARK + String(known < 0 ? templates.push(template) - 1 : known)
}

/**
 * All that is said of a rule and of its examples, as a reviewer reads it. A message bears its template's number: the first one the
 * examples show is 1.
 * @param reported  the findings of the bad examples, analysed with `markTemplate` as the language
 */
export function snapshotOf({ rule, severity }: RuleEntry, reported: readonly Reported[]): string {
  const seen: string[] = []
  const message = (text: string): string => {
    const sentence = text.replaceAll(MARKED, '')
    const template = (text.match(MARKED) ?? []).join('')
    if (!seen.includes(template)) seen.push(template)
    return `message ${seen.indexOf(template) + 1}: ${sentence}`
  }
  const { needs, reaches } = rule.threat
  const head = [
    `rule ${rule.id}: ${rule.title}`,
    `${severity} (needs ${needs}, reaches ${reaches}), ${rule.facet}, ${rule.preset}, fix ${rule.fix}, since ${rule.since}`,
    ...rule.aliases.map((alias) => `alias ${alias}`),
    ...rule.references.map((reference) => `reference ${reference}`),
  ]
  const examples = reported.map(({ example, findings }, index) => {
    const sources = sourcesOf(example)
    const [source = new Source('', '')] = sources
    return [
      `bad ${index + 1}: ${example.file}`,
      ...findings.flatMap((finding) => [
        `  ${place(source, finding.span)} «${source.slice(finding.span)}»`,
        `    ${finding.severity}, ${finding.confidence} confidence`,
        `    subject ${finding.subject}`,
        `    evidence ${finding.evidence}`,
        `    ${message(finding.message)}`,
        ...finding.related.map((one) => `    related ${related(sources, one)}`),
        ...finding.fixes.flatMap((fix, nth) => describeFix(example, fix, nth + 1)).map((line) => `    ${line}`),
      ]),
    ].join('\n')
  })
  return `${[head.join('\n'), ...examples].join('\n\n')}\n`
}

/** The example's own file, and the ones next to it. */
function sourcesOf({ file, text, beside }: Example): readonly Source[] {
  return [{ file, text }, ...beside].map((one) => new Source(uriOf(one.file), one.text))
}

function place(source: Source, { start, end }: Span): string {
  return [start, end]
    .map((offset) => source.positionAt(offset))
    .map(({ line, character }) => `${line + 1}:${character + 1}`)
    .join('-')
}

function related(sources: readonly Source[], { uri, span, message }: Related): string {
  const source = sources.find((one) => one.uri === uri)
  return source ? `${source.name} ${place(source, span)} «${source.slice(span)}»: ${message}` : `${uri}: ${message}`
}

function describeFix(example: Example, fix: Fix, nth: number): readonly string[] {
  const { text, beside } = fixExample(example, fix)
  const before = new Map(example.beside.map((other) => [other.file, other.text]))
  return [
    `fix ${nth}, ${fix.safety}${fix.partial ? ', partial' : ''}: ${fix.title}`,
    ...(fix.caveat === undefined ? [] : [`  caveat: ${fix.caveat}`]),
    ...changedLines(example.text, text).map((line) => `  ${line}`),
    ...beside.flatMap((other) =>
      changedLines(before.get(other.file) ?? '', other.text).map((line) => `  ${other.file} ${line}`),
    ),
  ]
}

/** The lines that differ: those taken out with their numbers in the old text, those put in with their numbers in the new one. */
function changedLines(before: string, after: string): readonly string[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  // How many lines the rests from two lines on have in common.
  const common = [...old, ''].map(() => [...fresh, ''].map(() => 0))
  const shared = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const most = old[i] === fresh[j] ? shared(i + 1, j + 1) + 1 : Math.max(shared(i + 1, j), shared(i, j + 1))
      common[i]?.splice(j, 1, most)
    }
  }
  const lines: string[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    const [gone, come] = [old[i], fresh[j]]
    if (gone === come) [i, j] = [i + 1, j + 1]
    else if (come === undefined || (gone !== undefined && shared(i + 1, j) >= shared(i, j + 1))) {
      lines.push(`${++i} - ${gone}`)
    } else lines.push(`${++j} + ${come}`)
  }
  return lines
}
