import { FACETS, type Facet } from '../core/facet.ts'
import type { Finding, Fix } from '../core/finding.ts'
import { SEVERITIES, type Severity } from '../core/severity.ts'
import { otherChangesInWords } from './changes.ts'
import { excerptOf } from './excerpt.ts'
import { escapeHtml as escape } from './printable.ts'
import { maskedText } from './masked.ts'
import { nameOf, placeOf } from './place.ts'
import { plural, type Audit, type AuditedFile, type ReportWriter, type Sink, type Unreadable } from './report.ts'
import { bySeverity, countFiles, type Totals } from './totals.ts'

/**
 * Writes the audit as one page that needs nothing else: no scripts, no fonts, no images. Its head says how much there is, so the page is written
 * at the end; until then each file is kept as the part of the page it will be, source lines included.
 */
export function openHtml(sink: Sink, audit: Audit, version: string): ReportWriter {
  const counter = countFiles()
  const facets = new Map<Facet, Record<Severity, number>>()
  const sections: string[] = []
  return {
    file(file) {
      const { findings } = file.analysis
      counter.add(file.analysis)
      for (const { facet, severity } of findings) {
        const row = facets.get(facet) ?? bySeverity()
        row[severity]++
        facets.set(facet, row)
      }
      if (findings.length > 0) sections.push(fileSection(audit, file))
    },
    end(unreadable) {
      sink(head(counter.totals()))
      sink(unreadableSection(audit, unreadable))
      sink(facetTable(facets))
      for (const section of sections) sink(section)
      sink(`</main>\n<footer>Ringfence ${escape(version)}</footer>\n</body>\n</html>\n`)
    },
  }
}

function head(totals: Totals): string {
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
<p>${plural(totals.files, 'file')} checked, ${totals.filesWithFindings} with findings; ${plural(totals.suppressed, 'finding')} suppressed,
${totals.safelyFixable} with a safe fix.</p>
<ul class="severities">${SEVERITIES.map((severity) => `<li class="${severity}"><b>${totals.severities[severity]}</b> ${severity}</li>`).join('')}</ul>
</header>
<main>
`
}

function unreadableSection({ root }: Audit, unreadable: readonly Unreadable[]): string {
  if (unreadable.length === 0) return ''
  const items = unreadable
    .map(({ uri, reason }) => `<li><code>${escape(nameOf(root, uri))}</code>: ${escape(reason)}</li>`)
    .join('\n')
  return `<section class="unreadable">\n<h2>Could not be checked</h2>\n<ul>\n${items}\n</ul>\n</section>\n`
}

function facetTable(facets: ReadonlyMap<Facet, Readonly<Record<Severity, number>>>): string {
  if (facets.size === 0) return ''
  const body = (Object.keys(FACETS) as Facet[])
    .flatMap((facet) => {
      const counts = facets.get(facet)
      if (!counts) return []
      const cells = SEVERITIES.map((severity) => `<td>${counts[severity] || ''}</td>`).join('')
      return `<tr><th scope="row" title="${escape(FACETS[facet])}">${facet}</th>${cells}</tr>`
    })
    .join('\n')
  const heads = ['facet', ...SEVERITIES].map((one) => `<th scope="col">${one}</th>`).join('')
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

function fileSection(audit: Audit, file: AuditedFile): string {
  const text = maskedText(file.source, file.analysis.secrets)
  const articles = file.analysis.findings.map((finding) => findingArticle(audit, file, text, finding))
  // Joining copies the pieces, so that the section does not keep the file's text alive, which they were cut from.
  return ['<section>\n<h2>', escape(nameOf(audit.root, file.source.uri)), '</h2>\n', ...articles, '</section>\n'].join(
    '',
  )
}

function findingArticle(audit: Audit, { source }: AuditedFile, text: string, finding: Finding): string {
  const { line, column } = placeOf(source, finding.span)
  const { lines, more } = excerptOf(source, text, finding.span)
  const code = lines
    .map(
      ({ number, before, marked, after }) =>
        `<i>${number}</i>${escape(before)}<mark>${escape(marked)}</mark>${escape(after)}`,
    )
    .join('\n')
  const fixes = finding.fixes.map((fix) => fixItem(audit, fix)).join('')
  return `<article class="${finding.severity}">
<h3><b>${finding.severity}</b> ${escape(finding.rule)} <span>line ${line}, column ${column} · ${escape(finding.subject)} · ${finding.facet}</span></h3>
<p>${escape(finding.message)}</p>
<pre>${code}${more > 0 ? `\n<i></i>and ${plural(more, 'more line')}` : ''}</pre>
${fixes === '' ? '' : `<p>Fixes</p>\n<ul>${fixes}</ul>\n`}</article>
`
}

function fixItem(audit: Audit, fix: Fix): string {
  const { title, caveat } = fix
  const notes = [...otherChangesInWords(audit, fix), ...(caveat === undefined ? [] : [`review: ${caveat}`])]
  return `<li>${escape(title)}${notes.length > 0 ? ` <span>(${escape(notes.join('; '))})</span>` : ''}</li>`
}

/** The look of the HTML report, light and dark. */
const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dee4, #30363d); --quiet: light-dark(#59636e, #9198a1); --code: light-dark(#f6f8fa, #161b22);
  --critical: light-dark(#a40e26, #ff7b72); --high: light-dark(#bc4c00, #ffa657); --medium: light-dark(#7d5c00, #e3b341); --low: light-dark(#0757b3, #79c0ff) }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin: 2.5rem 0 1rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); font-size: 1.2rem; overflow-wrap: anywhere }
h3 { margin: 0; font-size: 1rem }
h3 span, article li span, footer { color: var(--quiet); font-weight: normal; font-size: .9rem }
ul.severities { display: flex; flex-wrap: wrap; gap: 1.5rem; padding: 0; list-style: none; font-size: 1.1rem }
article { margin: 1rem 0; padding: .8rem 1rem; border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 4px }
article.critical { border-left-color: var(--critical) } article.high { border-left-color: var(--high) }
article.medium { border-left-color: var(--medium) } article.low { border-left-color: var(--low) }
.critical > b, .critical h3 b { color: var(--critical) } .high > b, .high h3 b { color: var(--high) }
.medium > b, .medium h3 b { color: var(--medium) } .low > b, .low h3 b { color: var(--low) }
article p { margin: .4rem 0 } article ul { margin: .2rem 0 }
pre { margin: .6rem 0; padding: .6rem; background: var(--code); border-radius: 4px; overflow-x: auto; font: 13px/1.5 ui-monospace, monospace; tab-size: 4 }
pre i { display: inline-block; width: 3.5em; color: var(--quiet); font-style: normal; user-select: none }
mark { background: light-dark(#fff3b0, #5c4a00); color: inherit; border-radius: 2px }
table { border-collapse: collapse } th, td { padding: .25rem .8rem; border: 1px solid var(--line); text-align: right } th[scope=row] { text-align: left }
footer { margin-top: 3rem }
`
