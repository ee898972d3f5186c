/** What a mutation does to the code, by its name. The same list is in docs/decisions/mutation-testing.md. */
export const OPERATORS = {
  condition: 'the condition of an `if` or of `a ? b : c` is always true, or always false',
  guard: 'the condition of an `if` that only leaves is turned round',
  logic: '`&&` becomes `||` and the other way round; `a ?? b` becomes `a`',
  comparison: '`<` becomes `<=`, `===` becomes `!==`, and so on',
  arithmetic: '`+` becomes `-`, `*` becomes `/`, and the other way round',
  not: '`!a` becomes `a`',
  number: 'a number is one more, or one less',
  boolean: '`true` becomes `false` and the other way round',
  string: 'a text is empty',
  array: 'a list is empty',
  spread: 'what is spread into a list or an object is left out',
  call: '`a?.b()` is undefined',
  result: 'a function returns undefined',
  chain: '`.filter(…)`, `.map(…)`, `.sort(…)`, `.trim()` and their like are left out',
  statement: 'a statement is left out',
  anchor: 'a regular expression loses its `^` or its `$`',
} as const

export type Operator = keyof typeof OPERATORS

/** What is written in the place of a node. */
export interface Change {
  readonly operator: Operator
  readonly text: string
}

/** One change at one place. */
export interface Mutant extends Change {
  readonly id: number
  /** The path from the repository's root, with `/`. */
  readonly file: string
  /** Offsets of what is replaced. */
  readonly start: number
  readonly end: number
  /** One-based. */
  readonly line: number
  /** The line it is in, and what is replaced. */
  readonly lineText: string
  readonly original: string
}

/** What became of a mutant. */
export interface Verdict {
  readonly mutant: Mutant
  /** `unreached`: no test runs the code. */
  readonly outcome: 'killed' | 'survived' | 'unreached' | 'compiler' | 'equivalent'
  /** For a killed one: the test that fails. */
  readonly by?: string
}
