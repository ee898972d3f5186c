import type { Finding, Fix } from '../core/finding.ts'
import { SEVERITIES } from '../core/severity.ts'
import { excerptOf } from './excerpt.ts'
import { columnsOf, wrap } from './layout.ts'
import { maskedText } from './masked.ts'
import { PLAIN, type Palette } from './palette.ts'
import { placeOf } from './place.ts'
import { printable } from './printable.ts'
import { plural, totalsOf, type AuditedFile, type AuditReport } from './report.ts'

/** Columns a message may take before it is broken. */
const WIDTH = 100
const TAB = '    '

/** How a text report is to look. */
export interface TextOptions {
  readonly palette?: Palette
  /** How to call a file, by its path relative to the root; the default calls it by that path. */
  readonly nameOf?: (path: string) => string
}

/** The audit for people: findings by file with their source lines, then a line of numbers. Ends with a line end. */
export function textReport(report: AuditReport, { palette = PLAIN, nameOf = printable }: TextOptions = {}): string {
  const files = report.files.filter(({ analysis }) => analysis.findings.length > 0)
  return [...files.map((file) => fileText(file, nameOf(file.path), palette)), summary(report, palette)].join('\n')
}

function fileText(file: AuditedFile, name: string, palette: Palette): string {
  const text = maskedText(file.source, file.analysis.secrets)
  return (
    palette.heading(name) +
    '\n\n' +
    file.analysis.findings.map((finding) => findingText(file, name, text, finding, palette)).join('\n')
  )
}

function findingText(file: AuditedFile, name: string, text: string, finding: Finding, palette: Palette): string {
  const { line, column } = placeOf(file.source, finding.span)
  const place = `${name}:${line}:${column}`
  return [
    `  ${palette[finding.severity](finding.severity)}  ${palette.rule(finding.rule)}  ${palette.quiet(place)}`,
    ...wrap(printable(finding.message), WIDTH).map((part) => `  ${part}`),
    ...frame(file, text, finding, palette),
    ...finding.related.map((related) => `  ${palette.quiet('see')} ${printable(related.message)}`),
    ...finding.fixes.flatMap((fix, index) => fixText(fix, finding.fixes[index + 1], palette)),
    '',
  ].join('\n')
}

function frame({ source }: AuditedFile, text: string, finding: Finding, palette: Palette): readonly string[] {
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
function fixText({ title, safety, caveat }: Fix, next: Fix | undefined, palette: Palette): readonly string[] {
  const head = `  ${palette.fix('fix')} ${printable(title)}`
  if (safety === 'safe') return [`${head} ${palette.quiet('(safe)')}`]
  if (caveat === next?.caveat) return [head]
  return [head, ...wrap(`review: ${printable(caveat ?? '')}`, WIDTH).map((line) => palette.quiet(`      ${line}`))]
}

function summary(report: AuditReport, palette: Palette): string {
  const totals = totalsOf(report)
  const counts = SEVERITIES.filter((severity) => totals.severities[severity] > 0).map((severity) =>
    palette[severity](`${totals.severities[severity]} ${severity}`),
  )
  const head =
    totals.files === 0
      ? palette.heading('No files to judge.')
      : totals.findings === 0
        ? palette.heading(`No findings in ${plural(totals.files, 'file')}.`)
        : palette.heading(
            `${plural(totals.findings, 'finding')} in ${totals.filesWithFindings} of ${plural(totals.files, 'file')}:`,
          ) + ` ${counts.join(', ')}.`
  const rest = [
    ...(totals.suppressed > 0 ? [`${plural(totals.suppressed, 'finding')} suppressed.`] : []),
    ...(totals.safelyFixable > 0 ? [`${totals.safelyFixable} can be fixed safely: ringfence fix`] : []),
    ...(report.unreadable.length > 0 ? [`${plural(report.unreadable.length, 'path')} could not be judged.`] : []),
  ]
  return [head, ...rest].join('\n') + '\n'
}
