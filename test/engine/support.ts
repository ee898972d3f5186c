import type { RuleEntry } from '../../src/core/rule.ts'
import { severityOf, type Threat } from '../../src/core/severity.ts'
import { Source } from '../../src/core/source.ts'
import { analyze, type Analysis } from '../../src/engine/analyze.ts'
import { DEFAULT_CONFIG, type Config } from '../../src/engine/config.ts'
import { product } from '../product.ts'

/** Judges a text by the shipped product. */
export function judge(name: string, text: string, config: Partial<Config> = {}): Analysis {
  return analyze(product, new Source(`file:///x/${name}`, text), { ...DEFAULT_CONFIG, ...config })
}

/** Only one rule is on. */
export function only(...rules: readonly string[]): Partial<Config> {
  return { presets: [], rules: Object.fromEntries(rules.map((rule) => [rule, 'on' as const])) }
}

/** A rule as the product lists it, of which only the id and the threat matter. */
export function entryOf(id: string, threat: Threat = { needs: 'code', reaches: 'workload' }): RuleEntry {
  return {
    rule: {
      id,
      title: 'A rule',
      facet: 'privilege',
      threat,
      preset: 'recommended',
      since: '1.0.0',
      fix: 'sometimes',
      aliases: [],
      references: [],
      facts: [],
    },
    severity: severityOf(threat),
    page: '',
  }
}
