import type { RuleEntry } from '../../core/rule.ts'
import { findRules } from '../../engine/find-rules.ts'
import { readablePage } from '../../engine/page.ts'
import type { Product } from '../../engine/product.ts'
import { wrap, type Palette } from '../../report/index.ts'
import { paletteFor } from '../colours.ts'
import { EXIT, Failure, type Environment } from '../environment.ts'
import { unknownRule } from '../environment.ts'

/**
 * Prints the page of a rule, by its id or by the name a peer has for it.
 * @throws Failure when there is no such rule
 */
export async function explain(
  product: Product,
  environment: Environment,
  name: string,
  { color }: { readonly color?: boolean },
): Promise<number> {
  const entries = findRules(product, name)
  if (entries.length === 0) throw new Failure(unknownRule(product, name))
  await product.readPages()
  const palette = paletteFor(environment, color)
  environment.stdout.write(entries.map((entry) => pageText(entry, palette)).join('\n\n'))
  return EXIT.fine
}

function pageText({ rule, severity, page }: RuleEntry, palette: Palette): string {
  const [title = '', ...body] = headings(readablePage(page, rule.options).trim(), palette)
  const fix = { always: 'has a fix', sometimes: 'sometimes has a fix', none: 'has no fix' }[rule.fix]
  return [
    title,
    `${palette.rule(rule.id)} - ${palette[severity](severity)}, facet ${rule.facet}, preset ${rule.preset}, ${fix}, since ${rule.since}`,
    ...body,
    ...list('Known elsewhere as', rule.aliases, palette),
    ...list('References', rule.references, palette),
    '',
  ].join('\n')
}

function list(title: string, items: readonly string[], palette: Palette): readonly string[] {
  return items.length === 0 ? [] : ['', palette.heading(title), ...items.map((item) => wrap(item, 100).join('\n'))]
}

/** The page's lines, headings without their marks and set off; what is inside a fence is no heading. */
function headings(page: string, palette: Palette): readonly string[] {
  let fenced = false
  return page.split('\n').map((line) => {
    if (line.startsWith('```')) fenced = !fenced
    const heading = fenced ? undefined : /^#{1,6} (.*)$/.exec(line)?.[1]
    if (heading !== undefined) return palette.heading(heading)
    return fenced || line.startsWith('```') ? palette.quiet(line) : line
  })
}
