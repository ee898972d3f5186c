import { MOST_EQUIVALENT, staleEntries } from './equivalent.ts'
import type { Verdict } from './mutant.ts'

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 70 ? `${line.slice(0, 67)}...` : line
}

/** One verdict as a line: `src/core/edit.ts:12 survived number: 1 -> 2`. */
export function lineOf({ mutant, outcome, by }: Verdict): string {
  const { file, line, operator, original, text } = mutant
  const change = `${short(original)} -> ${short(text) || '(nothing)'}`
  return `${file}:${line} ${outcome} ${operator}: ${change}${by === undefined ? '' : ` | ${short(by)}`}`
}

const count = (verdicts: readonly Verdict[], outcome: Verdict['outcome']): number =>
  verdicts.filter((verdict) => verdict.outcome === outcome).length

/** The part of the mutants that is killed, in percent; those on the list of equivalent ones do not count. */
export function scoreOf(verdicts: readonly Verdict[]): number {
  const caught = count(verdicts, 'killed') + count(verdicts, 'compiler')
  return (100 * caught) / Math.max(1, verdicts.length - count(verdicts, 'equivalent'))
}

/** The figures of a group of files, and what is wrong with them when a bar is set. */
export function summaryOf(
  name: string,
  verdicts: readonly Verdict[],
  atLeast: number,
): { readonly text: string; readonly faults: readonly string[] } {
  const outcomes = ['killed', 'compiler', 'survived', 'unreached', 'equivalent'] as const
  const figures = outcomes.map((outcome) => `${count(verdicts, outcome)} ${outcome}`).join(', ')
  const score = scoreOf(verdicts)
  const equivalent = count(verdicts, 'equivalent')
  return {
    text: `${name}: ${score.toFixed(1)} % of ${verdicts.length - equivalent} killed (${figures})`,
    faults: [
      ...(score < atLeast ? [`${name}: less than ${atLeast} % are killed`] : []),
      ...(equivalent > MOST_EQUIVALENT * verdicts.length ? [`${name}: too many are called equivalent`] : []),
      ...staleEntries(verdicts).map((entry) => `not alive, take it off the list: ${entry}`),
    ],
  }
}

/** The same figures for each operator, the weakest first. */
export function byOperator(verdicts: readonly Verdict[]): readonly string[] {
  const operators = [...new Set(verdicts.map(({ mutant }) => mutant.operator))]
  return operators
    .map((operator) => verdicts.filter(({ mutant }) => mutant.operator === operator))
    .sort((a, b) => scoreOf(a) - scoreOf(b))
    .map((of) => `  ${of[0]?.mutant.operator ?? ''}: ${scoreOf(of).toFixed(0)} % of ${of.length}`)
}
