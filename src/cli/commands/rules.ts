import type { Product } from '../../engine/product.ts'
import { pad } from '../../report/index.ts'
import { paletteFor } from '../colours.ts'
import { EXIT, type Environment } from '../environment.ts'

/** How the rules can be listed. */
export const RULE_FORMATS = ['text', 'json'] as const

/** Options of `ringfence rules`. */
export interface RulesOptions {
  readonly format: (typeof RULE_FORMATS)[number]
  readonly color?: boolean
}

/** Lists all rules. */
export function rules(product: Product, environment: Environment, { format, color }: RulesOptions): number {
  environment.stdout.write(format === 'json' ? json(product) : table(product, environment, color))
  return EXIT.fine
}

function json(product: Product): string {
  const list = product.rules.map(
    ({ rule: { id, title, facet, preset, since, fix, aliases, references }, severity }) => ({
      id,
      title,
      severity,
      facet,
      preset,
      fix,
      since,
      aliases,
      references,
    }),
  )
  return JSON.stringify(list, undefined, 2) + '\n'
}

function table(product: Product, environment: Environment, color: boolean | undefined): string {
  const palette = paletteFor(environment, color)
  const head = ['RULE', 'SEVERITY', 'FACET', 'PRESET', 'FIX', 'TITLE']
  const rows = product.rules.map(({ rule, severity }) => [
    rule.id,
    severity,
    rule.facet,
    rule.preset,
    rule.fix,
    rule.title,
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)))
  const line = (row: readonly string[]): string[] =>
    row.map((cell, column) => (column === head.length - 1 ? cell : pad(cell, widths[column] ?? 0)))
  return [
    palette.quiet(line(head).join('  ')),
    ...product.rules.map(({ severity }, index) => {
      const [id = '', level = '', ...rest] = line(rows[index] ?? [])
      return [palette.rule(id), palette[severity](level), ...rest].join('  ')
    }),
    '',
  ].join('\n')
}
