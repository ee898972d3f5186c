import type { FactName } from '../core/fact.ts'
import type { RuleInfo } from '../core/rule.ts'

/** A defect of ours, for the log. */
export interface Failure {
  /** The rule that threw; absent where the file could not be analysed at all. */
  readonly rule?: string
  /** The error with where it was thrown. */
  readonly stack: string
}

/** Facts that the engine states of defects of ours. */
export const DEFECT_FACTS: readonly FactName[] = ['ruleFailed', 'analysisFailed']

/** Whether a rule reports a defect of ours: it is always on, and nothing suppresses it. */
export function isDefect({ facts }: RuleInfo): boolean {
  return facts.some((fact) => DEFECT_FACTS.includes(fact))
}

/** What the log says of an error. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** The same without the error's message: it may repeat parts of a text whose secrets are not known. */
export function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return 'an error without a stack'
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...frames].join('\n')
}
