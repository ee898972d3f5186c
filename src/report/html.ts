import { FACETS, type Facet } from '../core/facet.ts'
import type { Finding } from '../core/finding.ts'
import { SEVERITIES } from '../core/severity.ts'
import { excerptOf } from './excerpt.ts'
import { escapeHtml as escape } from './escape.ts'
import { STYLE } from './html-style.ts'
import { maskedText } from './masked.ts'
import { placeOf } from './place.ts'
import { countBy, plural, totalsOf, type AuditedFile, type AuditReport } from './report.ts'

/** The audit as one page that needs nothing else: no scripts, no fonts, no images. */
export function htmlReport(report: AuditReport, version: string): string {
  const totals = totalsOf(report)
  const files = report.files.filter(({ analysis }) => analysis.findings.length > 0)
  const title = totals.findings === 0 ? 'No findings' : plural(totals.findings, 'finding')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Ringfence: ${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Ringfence: ${title}</h1>
<p>${plural(totals.files, 'file')} judged, ${totals.filesWithFindings} with findings; ${plural(totals.suppressed, 'finding')} suppressed,
${totals.safelyFixable} with a safe fix.</p>
<ul class="severities">${SEVERITIES.map((severity) => `<li class="${severity}"><b>${totals.severities[severity]}</b> ${severity}</li>`).join('')}</ul>
</header>
<main>
${unreadableSection(report)}${facetTable(report)}${files.map(fileSection).join('\n')}
</main>
<footer>Ringfence ${escape(version)}</footer>
</body>
</html>
`
}

function unreadableSection({ unreadable }: AuditReport): string {
  if (unreadable.length === 0) return ''
  const items = unreadable
    .map(({ path, reason }) => `<li><code>${escape(path)}</code>: ${escape(reason)}</li>`)
    .join('\n')
  return `<section class="unreadable">\n<h2>Could not be judged</h2>\n<ul>\n${items}\n</ul>\n</section>\n`
}

function facetTable(report: AuditReport): string {
  const findings = report.files.flatMap(({ analysis }) => analysis.findings)
  if (findings.length === 0) return ''
  const facets = Object.keys(FACETS) as Facet[]
  const rows = facets
    .map((facet) => ({ facet, own: findings.filter((finding) => finding.facet === facet) }))
    .filter(({ own }) => own.length > 0)
  const body = rows
    .map(({ facet, own }) => {
      const counts = countBy(SEVERITIES, own, ({ severity }) => severity)
      const cells = SEVERITIES.map((severity) => `<td>${counts[severity] || ''}</td>`).join('')
      return `<tr><th scope="row" title="${escape(FACETS[facet])}">${facet}</th>${cells}</tr>`
    })
    .join('\n')
  const heads = ['facet', ...SEVERITIES].map((head) => `<th scope="col">${head}</th>`).join('')
  return `<section>
<h2>By facet</h2>
<table>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}
</tbody>
</table>
</section>
`
}

function fileSection(file: AuditedFile): string {
  const text = maskedText(file.source, file.analysis.secrets)
  return `<section>\n<h2>${escape(file.path)}</h2>\n${file.analysis.findings.map((finding) => findingArticle(file, text, finding)).join('\n')}\n</section>`
}

function findingArticle(file: AuditedFile, text: string, finding: Finding): string {
  const { line, column } = placeOf(file.source, finding.span)
  const { lines, more } = excerptOf(file.source, text, finding.span)
  const code = lines
    .map(
      ({ number, before, marked, after }) =>
        `<i>${number}</i>${escape(before)}<mark>${escape(marked)}</mark>${escape(after)}`,
    )
    .join('\n')
  const review = (caveat: string | undefined): string =>
    caveat === undefined ? '' : ` <span>(review: ${escape(caveat)})</span>`
  const fixes = finding.fixes.map(({ title, caveat }) => `<li>${escape(title)}${review(caveat)}</li>`).join('')
  return `<article class="${finding.severity}">
<h3><b>${finding.severity}</b> ${escape(finding.rule)} <span>line ${line}, column ${column} · ${escape(finding.subject)} · ${finding.facet}</span></h3>
<p>${escape(finding.message)}</p>
<pre>${code}${more > 0 ? `\n<i></i>and ${plural(more, 'more line')}` : ''}</pre>
${fixes === '' ? '' : `<p>Fixes</p>\n<ul>${fixes}</ul>\n`}</article>`
}
