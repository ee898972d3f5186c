import { DEFAULT_CONFIG } from '../../src/engine/config.ts'
import { Source } from '../../src/core/source.ts'
import { analyze } from '../../src/engine/analyze.ts'
import { product } from '../product.ts'

/** The rules that tell of what BuildKit refuses, where the reader itself has no problem. */
const RULES = new Set(['unknown-flag', 'invalid-health-check-option', 'empty-argument-in-from', 'duplicate-stage-name'])
const config = { ...DEFAULT_CONFIG, presets: ['strict'] as const }

/** The lines, from 1 on, in which one of these rules has a finding. */
export function findingLines(text: string): readonly number[] {
  const source = new Source('file:///Dockerfile', text)
  return analyze(product, source, config)
    .findings.filter(({ rule }) => RULES.has(rule))
    .map(({ span }) => source.lineAt(span.start) + 1)
}
