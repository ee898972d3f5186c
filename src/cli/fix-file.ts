import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import type { Finding, Fix } from '../core/finding.ts'
import { Source } from '../core/source.ts'
import type { Analysis } from '../engine/analyze.ts'
import { fixAll, type FixName } from '../engine/fix-all.ts'
import { pathOfUri } from '../node/host.ts'
import { readTextFile, type FileText } from '../node/read.ts'
import type { SecretSpan } from '../core/kind.ts'
import { maskedText, printable, valuesOf, plural, type Palette } from '../report/index.ts'
import type { Target } from './files.ts'
import { analyzeIn } from './judge.ts'
import type { Scope } from './scope.ts'
import { writeAll, type Unwritten, type Write } from './write.ts'

/** A text and what is said of it. */
interface Checked {
  readonly source: Source
  readonly analysis: Analysis
}

/** Another file that is changed along with one; `before` is undefined for a new one. */
interface OtherFile {
  readonly uri: string
  readonly before: Checked | undefined
  readonly after: Checked
}

/** A file with the fixes that were found for it, not written yet. */
interface FixedFile {
  readonly file: FileText
  readonly before: Checked
  /** The same as `before` when its own text stays as it is. */
  readonly after: Checked
  readonly others: readonly OtherFile[]
  readonly applied: readonly FixName[]
  readonly refused: readonly FixName[]
  readonly untried: readonly FixName[]
}

/**
 * Applies fixes to a file's text, and to those of other files that they belong to, in memory.
 * @param choose the fix to apply for a finding, or undefined
 */
export function fixFile(
  scope: Scope,
  { source, analysis, file }: Checked & { readonly file: FileText },
  choose: (finding: Finding) => Fix | undefined,
): FixedFile {
  const neighbours = scope.workspace.around(source)
  const checked = (one: Source): Checked => ({ source: one, analysis: analyzeIn(scope, one) })
  const { text, others, applied, refused, untried } = fixAll(
    source.text,
    (next, texts) => analyzeIn(scope, new Source(source.uri, next), texts),
    choose,
    (uri) => neighbours.file(uri)?.text,
  )
  const before = { source, analysis }
  const fixed = new Source(source.uri, text)
  const after = { source: fixed, analysis: applied.length === 0 ? analysis : analyzeIn(scope, fixed, others) }
  return {
    file,
    before,
    after: text === source.text ? before : after,
    others: [...others].map(([uri, other]) => {
      const known = neighbours.file(uri)
      return { uri, before: known && checked(known), after: checked(new Source(uri, other)) }
    }),
    applied,
    refused,
    untried,
  }
}

/** What it would change, as a unified diff. */
export function diffOf(scope: Scope, { before, after, others }: FixedFile): string {
  const own = before === after ? [] : [unifiedDiff(scope.pathOf(after.source.uri), versionOf(before), versionOf(after))]
  const rest = others.map((other) => {
    // Where no kind reads a file, its secrets are not known, and lines of it are better not shown.
    if (other.before && !other.before.analysis.kind) return ''
    return unifiedDiff(scope.pathOf(other.uri), other.before && versionOf(other.before), versionOf(other.after))
  })
  return [...own, ...rest].join('')
}

function versionOf({ source, analysis: { secrets } }: Checked): Version {
  return { source, secrets }
}

/**
 * Writes it, with all that belongs to it, or nothing.
 * @returns what could not be written, or undefined when everything was
 */
export async function writeFixed(target: Target, fixed: FixedFile): Promise<Unwritten | undefined> {
  const { file, before, after, others } = fixed
  const writes: Write[] = before === after ? [] : [{ path: target.absolute, text: after.source.text, before: file }]
  for (const { uri, before: known, after: other } of others) {
    const path = pathOfUri(uri)
    if (!known) {
      writes.push({ path, text: other.source.text })
      continue
    }
    const stored = storedText(path, known.source)
    if ('reason' in stored) return { path, reason: stored.reason }
    writes.push({ path, text: other.source.text, before: stored })
  }
  return writeAll(writes)
}

/** A file as it is stored now, where that is still the text that was looked at. */
function storedText(path: string, { text }: Source): FileText | { readonly reason: string } {
  const changed = 'it has changed since it was read'
  // No encoding takes more than three bytes for a UTF-16 unit.
  const stored = readTextFile(path, (text.length + 1) * 3, changed)
  return 'text' in stored && stored.text !== text ? { reason: changed } : stored
}

/** One version of a text, and where in it secrets stand. */
interface Version {
  readonly source: Source
  readonly secrets: readonly SecretSpan[]
}

/**
 * The change from one version to another as a unified diff, secrets of either masked in both.
 * @param before absent for a file that is new
 */
function unifiedDiff(path: string, before: Version | undefined, after: Version): string {
  const values = [before, after].flatMap((one) => (one ? valuesOf(one.source, one.secrets) : []))
  const masked = (version: Version): string => maskedText(version.source, version.secrets, values)
  const name = printable(path)
  const from = before ? `a/${name}` : '/dev/null'
  return createTwoFilesPatch(from, `b/${name}`, before ? masked(before) : '', masked(after), undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}

/** What was done for one file, all by names as people are told of them. */
interface FileOutcome {
  readonly name: string
  readonly applied: readonly FixName[]
  readonly refused: readonly FixName[]
  readonly untried: readonly FixName[]
  /** Other files that were changed or created with it. */
  readonly others: readonly { readonly name: string; readonly created: boolean }[]
}

/** What a run has done so far. */
export interface Counts {
  applied: number
  leftOut: number
  /** URIs of files that were changed or created. */
  readonly files: Set<string>
  failed: number
  /** Files that brought out a defect of ours. */
  defective: number
  /** Findings left that a review fix would close. */
  review: number
}

/** What was done for one file, line by line. */
export function outcomeText({ name, applied, refused, untried, others }: FileOutcome, palette: Palette): string {
  return [
    palette.heading(name),
    ...applied.map(({ rule, title }) => `  ${palette.fix('fixed')}    ${palette.rule(rule)}  ${printable(title)}`),
    ...others.map((other) => `  ${palette.fix(other.created ? 'created' : 'changed')}  ${other.name}`),
    ...refused.map(leftOut('the file would be worse after it')),
    ...untried.map(leftOut('not tried, as too many others made the file worse')),
    '',
  ].join('\n')

  function leftOut(reason: string): (fix: FixName) => string {
    return ({ rule, title }) => `  ${palette.medium('left out')} ${palette.rule(rule)}  ${printable(title)} (${reason})`
  }
}

/**
 * What the whole run did, in a line.
 * @param reviewCommand the command that does the same, and applies the fixes that may change what runs as well
 */
export function summaryText(
  { applied, files, review, failed, leftOut }: Counts,
  dryRun: boolean,
  reviewCommand: string,
): string {
  const done = `${applied} ${applied === 1 ? 'fix' : 'fixes'} in ${plural(files.size, 'file')}`
  return [
    applied === 0
      ? `Nothing ${leftOut + failed > 0 ? 'was fixed' : 'to fix'}.`
      : dryRun
        ? `Would apply ${done}.`
        : `Applied ${done}.`,
    ...(leftOut > 0 ? [`${leftOut} left out.`] : []),
    ...(review > 0
      ? [`${plural(review, 'finding')} can be fixed where you accept a change of behaviour: ${reviewCommand}`]
      : []),
    ...(failed > 0 ? [`${plural(failed, 'path')} could not be read or written.`] : []),
    '',
  ].join('\n')
}
