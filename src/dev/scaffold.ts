import { ALONE } from '../core/neighbours.ts'
import type { RuleEntry } from '../core/rule.ts'
import { Source } from '../core/source.ts'
import type { Span } from '../core/span.ts'
import { examplesOf, type Example } from '../engine/page.ts'
import type { Product } from '../engine/product.ts'
import { detectKind } from '../kinds/detect.ts'

/** The two files of a new rule. */
export interface Scaffold {
  readonly module: string
  readonly page: string
}

/**
 * A rule that reports each fact of a name, and its page: the examples are taken from pages there are, so that its tests pass before anything
 * is changed.
 * @param product  with all its kinds ready and its pages read
 * @throws Error when no page of a rule that listens to the fact shows it by itself
 */
export function scaffold(product: Product, id: string, fact: string): Scaffold {
  const listeners = product.rules.filter(({ rule }) => rule.facts.some((one) => one === fact))
  const bad = shortFirst(listeners).find((example) => onlySpan(product, example, fact))
  if (!bad) throw new Error(`no rule listens to "${fact}" and shows it: copy two files of another rule`)
  const good = shortFirst(product.rules).find(
    (example) =>
      example.role === 'good' &&
      example.allows.length === 0 &&
      example.language === bad.language &&
      factSpans(product, example, fact).length === 0,
  )
  if (!good) throw new Error(`no page has a good ${bad.language} example without "${fact}"`)
  const span = onlySpan(product, bad, fact) ?? { start: 0, end: 0 }
  const marked = `${bad.text.slice(0, span.start)}«${bad.text.slice(span.start, span.end)}»${bad.text.slice(span.end)}`
  const title = id.slice(0, 1).toUpperCase() + id.slice(1).replaceAll('-', ' ')
  const examples = [fence(bad, 'bad', marked), fence(good, 'good', good.text)] as const
  return {
    module: moduleOf(id, title, fact, nextMinor(product.version), listeners[0]),
    page: pageOf(title, ...examples),
  }
}

/** The examples of some pages that need no other file, the shortest first. */
const shortFirst = (rules: readonly RuleEntry[]): readonly Example[] =>
  rules
    .flatMap(({ page }) => examplesOf(page))
    .filter(({ beside }) => beside.length === 0)
    .sort((a, b) => a.text.length - b.text.length)

function factSpans(product: Product, { file, text }: Example, name: string): readonly Span[] {
  const source = new Source(`file:///x/${file}`, text)
  const kind = detectKind(product.kinds, source)
  const facts = kind ? product.reader(kind).read(source, ALONE).facts : []
  return facts.filter((one) => one.name === name).map(({ fact }) => fact.span)
}

/** Where the one fact of a name is; undefined when there are none, more, or it has no text. */
function onlySpan(product: Product, example: Example, name: string): Span | undefined {
  const [span, more] = factSpans(product, example, name)
  return span && !more && span.start < span.end ? span : undefined
}

/** An example as a page shows it; the file is named where its language does not say it. */
function fence({ language, file }: Example, role: Example['role'], text: string): string {
  const open = `\`\`\`${language} ${role}`
  return `${open}${usualFile(language) === file ? '' : ` file=${file}`}\n${text}\`\`\`\n`
}

/** The file a fence stands for when it names none. */
function usualFile(language: string): string | undefined {
  try {
    return examplesOf(`\`\`\`${language} good\n\`\`\``)[0]?.file
  } catch {
    return undefined
  }
}

/** The release that comes after a version: `0.2.0` after `0.1.0`. */
function nextMinor(version: string): string {
  const [major = '0', minor = '0'] = version.split('.')
  return `${major}.${Number(minor) + 1}.0`
}

const camel = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

const moduleOf = (id: string, title: string, fact: string, since: string, peer: RuleEntry | undefined): string => `\
import type { Rule } from '../../core/rule.ts'

/** Where it is written that this is a weakness: the manual and its section. */
export const ${camel(id)}: Rule = {
  id: '${id}',
  title: '${title}',
  facet: '${peer?.rule.facet ?? 'operations'}',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '${since}',
  fix: 'none',
  aliases: [],
  references: [],
  on: {
    ${/^\w+$/.test(fact) ? fact : `'${fact}'`}({ span, subject }, { report }) {
      report({
        span,
        subject,
        evidence: '${id}',
        message: 'Says what is wrong, why that matters, and what to do.',
      })
    },
  },
}
`

const pageOf = (title: string, bad: string, good: string): string => `\
# ${title}

## What
What the file says, and what that means when it runs.

## Why
What an attacker does with it.

## What to do
The edit that closes it.

## Examples
${bad}
${good}`
