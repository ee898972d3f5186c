import type { FactBase } from '../fact.ts'

/** A place where the text is not what its format allows. Emitted by the engine for every problem of a reading. */
export interface SyntaxFact extends FactBase {
  /** In plain words, without a full stop. */
  readonly problem: string
  /** The format as people call it: `Dockerfile`. */
  readonly format: string
}

/** A suppression of ours that names a rule with nothing to suppress here, or names none. Emitted by the engine. */
export interface UnusedSuppression extends FactBase {
  /** The rule it names; undefined when it names none. */
  readonly rule: string | undefined
  readonly known: boolean
}

/** A rule threw: a defect of ours. Emitted by the engine, once a rule and file, where the rule threw first. */
export interface RuleFailed extends FactBase {
  readonly rule: string
}

/** The file could not be analysed at all: a defect of ours. Emitted by the engine. */
export interface AnalysisFailed extends FactBase {
  /** The format as people call it: `Dockerfile`. */
  readonly format: string
}

declare module '../fact.ts' {
  interface FactMap {
    syntaxProblem: SyntaxFact
    unusedSuppression: UnusedSuppression
    ruleFailed: RuleFailed
    analysisFailed: AnalysisFailed
  }
}
