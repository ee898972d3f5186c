/** What a worker is asked: to run a test file and say what it reaches, or to run tests against a mutant. */
export type Job =
  | { readonly kind: 'survey'; readonly file: string; readonly enters: GroupFilter }
  | { readonly kind: 'mutant'; readonly id: number; readonly files: readonly Chosen[] }

/** Outermost groups of tests that name one of `others` are passed over, unless they also name one of `wanted`. */
export interface GroupFilter {
  readonly wanted: readonly string[]
  readonly others: readonly string[]
}

/** Tests of one file, by their keys, with the steps each may take. */
export interface Chosen {
  readonly file: string
  readonly groups: readonly string[]
  readonly tests: Readonly<Record<string, number>>
}

export type Answer =
  | { readonly kind: 'alive' }
  | { readonly kind: 'surveyed'; readonly survey: Survey }
  /** `by` names what fails; without it the mutant survived. */
  | { readonly kind: 'tried'; readonly by?: string }

/** What a test file does with the code as it is. */
export interface Survey {
  readonly file: string
  /** The mutants reached while it is loaded: every test of it may depend on them. */
  readonly loaded: readonly number[]
  readonly tests: readonly TestSurvey[]
  /** Tests that fail without any mutant, or take too many steps: they are not used. */
  readonly unusable: readonly string[]
}

export interface TestSurvey {
  readonly key: string
  readonly group: string
  readonly steps: number
  readonly reached: readonly number[]
}

/** More steps than this, and a test is too slow to be run against every mutant. */
export const MOST_STEPS = 200_000
