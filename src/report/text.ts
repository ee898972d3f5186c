import type { Finding, Fix } from '../core/finding.ts'
import { SEVERITIES } from '../core/severity.ts'
import { otherChangesInWords } from './changes.ts'
import { excerptOf } from './excerpt.ts'
import { columnsOf, wrap } from './layout.ts'
import { maskedText } from './masked.ts'
import { nameOf, placeOf } from './place.ts'
import { PLAIN, type Palette } from './palette.ts'
import { printable } from './printable.ts'
import { plural, type Audit, type AuditedFile, type ReportWriter, type Sink } from './report.ts'
import { countFiles, type Totals } from './totals.ts'

/** Columns a message may take before it is broken. */
const WIDTH = 100
const TAB = '    '

/** How a text report is to look. */
export interface TextOptions {
  readonly palette?: Palette
  /** How to call a file, by its URI; the default calls it as the other reports do. */
  readonly nameOf?: (uri: string) => string
  /** The command that applies the safe fixes of what was audited; absent where there is none. */
  readonly fixCommand?: string
}

/** Writes the audit for people: findings by file with their source lines, then a line of numbers. Ends with a line end. */
export function openText(sink: Sink, audit: Audit, options: TextOptions = {}): ReportWriter {
  const { palette = PLAIN, nameOf: named = (uri: string) => printable(nameOf(audit.root, uri)) } = options
  const counter = countFiles()
  return {
    file(file) {
      counter.add(file.analysis)
      if (file.analysis.findings.length === 0) return
      const name = named(file.source.uri)
      const text = maskedText(file.source, file.analysis.secrets)
      sink(`${palette.heading(name)}\n\n`)
      for (const finding of file.analysis.findings) {
        sink(`${findingText({ audit, palette, file, name, text }, finding)}\n`)
      }
    },
    end: (unreadable) => sink(summary(counter.totals(), unreadable.length, options)),
  }
}

/** What the findings of one file share. */
interface Context {
  readonly audit: Audit
  readonly palette: Palette
  readonly file: AuditedFile
  readonly name: string
  /** The file's text, masked. */
  readonly text: string
}

function findingText(context: Context, finding: Finding): string {
  const { palette, file, name, audit } = context
  const { line, column } = placeOf(file.source, finding.span)
  const place = `${name}:${line}:${column}`
  return [
    `  ${palette[finding.severity](finding.severity)}  ${palette.rule(finding.rule)}  ${palette.quiet(place)}`,
    ...wrap(printable(finding.message), WIDTH).map((part) => `  ${part}`),
    ...frame(context, finding),
    ...finding.related.map((related) => `  ${palette.quiet('see')} ${printable(related.message)}`),
    ...finding.fixes.flatMap((fix, index) => fixText(audit, fix, finding.fixes[index + 1], palette)),
    '',
  ].join('\n')
}

function frame({ file: { source }, text, palette }: Context, finding: Finding): readonly string[] {
  const { lines, more } = excerptOf(source, text, finding.span)
  const width = Math.max(...lines.map(({ number }) => String(number).length)) + 4
  const gutter = (label: string): string => palette.quiet(`${label.padStart(width)} |`)
  return [
    ...lines.flatMap(({ number, before, marked, after }) => {
      const [left, middle, right] = [before, marked, after].map(visible)
      const underline =
        ' '.repeat(columnsOf(left ?? '')) + palette[finding.severity]('^'.repeat(Math.max(1, columnsOf(middle ?? ''))))
      return [`${gutter(String(number))} ${left}${middle}${right}`, `${gutter('')} ${underline}`]
    }),
    ...(more > 0 ? [`${gutter('')} ${palette.quiet(`and ${plural(more, 'more line')}`)}`] : []),
  ]
}

function visible(text: string): string {
  return printable(text.replaceAll('\t', TAB))
}

/** A fix with its caveat, which several that follow one another may share. */
function fixText(audit: Audit, fix: Fix, next: Fix | undefined, palette: Palette): readonly string[] {
  const { title, safety, caveat } = fix
  const others = otherChangesInWords(audit, fix).map(printable)
  const notes = safety === 'safe' ? ['safe', ...others] : others
  const note = notes.length > 0 ? ` ${palette.quiet(`(${notes.join(', ')})`)}` : ''
  const head = `  ${palette.fix('fix')} ${printable(title)}${note}`
  if (safety === 'safe' || caveat === next?.caveat) return [head]
  return [head, ...wrap(`review: ${printable(caveat ?? '')}`, WIDTH).map((line) => palette.quiet(`      ${line}`))]
}

function summary(totals: Totals, unreadable: number, { palette = PLAIN, fixCommand }: TextOptions): string {
  const counts = SEVERITIES.filter((severity) => totals.severities[severity] > 0).map((severity) =>
    palette[severity](`${totals.severities[severity]} ${severity}`),
  )
  const head =
    totals.files === 0
      ? palette.heading('No files to check.')
      : totals.findings === 0
        ? palette.heading(`No findings in ${plural(totals.files, 'file')}.`)
        : palette.heading(
            `${plural(totals.findings, 'finding')} in ${totals.filesWithFindings} of ${plural(totals.files, 'file')}:`,
          ) + ` ${counts.join(', ')}.`
  const rest = [
    ...(totals.suppressed > 0 ? [`${plural(totals.suppressed, 'finding')} suppressed.`] : []),
    ...(totals.safelyFixable > 0
      ? [`${totals.safelyFixable} can be fixed safely${fixCommand === undefined ? '.' : `: ${fixCommand}`}`]
      : []),
    ...(unreadable > 0 ? [`${plural(unreadable, 'path')} could not be checked.`] : []),
  ]
  return [head, ...rest].join('\n') + '\n'
}
