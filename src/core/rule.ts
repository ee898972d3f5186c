import type { Facet } from './facet.ts'
import type { FactMap, FactName } from './fact.ts'
import type { Fix, Related } from './finding.ts'
import type { Neighbours } from './neighbours.ts'
import type { Option, Options, OptionValues } from './options.ts'
import type { Source } from './source.ts'
import type { Severity, Threat } from './severity.ts'
import type { Span } from './span.ts'

/** Sets of rules a user can choose from. `recommended`: what a careful reviewer would raise; `hygiene`: builds that are
 *  reproducible, small and correct; `strict`: everything, also absences nearly every file shows. */
export const PRESETS = ['recommended', 'hygiene', 'strict'] as const

/** A preset's name. */
export type Preset = (typeof PRESETS)[number]

/** What a rule says about one place. */
export interface Report {
  readonly span: Span
  readonly subject: string
  /** What is wrong, why, what to do. `{name}` stands for a value of `values`, so that the sentence can be translated. */
  readonly message: string
  readonly values?: Readonly<Record<string, string | number>>
  /** What shows it, in words that survive unrelated edits; never a secret. */
  readonly evidence: string
  readonly fixes?: readonly (Fix | undefined)[]
  readonly related?: readonly Related[]
  /** Where this instance differs from the rule's threat. */
  readonly threat?: Threat
  readonly confidence?: 'high' | 'medium'
  /** Makes one finding of this and the rule's other reports with the same key. */
  readonly together?: Together
}

/** How several reports of one rule become one finding, which stands where the first of them does. A comment that accepts one of them takes that one out. */
export interface Together {
  readonly key: string
  /** What this report adds to the list: `service "db"`, `8080:80`. */
  readonly name: string
  /** Said instead of the message when there are several: `{names}` lists them, `{count}` says how many reports there are. */
  readonly message: string
  /** Shown instead of what each of them shows, also by one alone, where which and how many they are makes no other finding. */
  readonly evidence?: string
  /** What the first fixes of all are called when they are made as one; default: as the first of them. */
  readonly fix?: string
}

/** A rule that declares no options. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- it has no keys
export type NoOptions = Readonly<Record<never, Option>>

/** What a rule may ask and say. */
export interface RuleContext<O extends Options = NoOptions> {
  readonly source: Source
  readonly neighbours: Neighbours
  /** What the project sets, for the workload that the fact belongs to. */
  readonly options: OptionValues<O>
  /** The same for another workload, by its subject: `services.web`. */
  optionsFor(subject: string): OptionValues<O>
  report(report: Report): void
}

/** What is declared of a weakness: its name, and its place in the scheme of things. */
interface RuleDeclaration {
  /** Kebab-case; names the weakness: `privileged-container`. Also the file's name. */
  readonly id: string
  /** One line for lists: `Container runs in privileged mode`. */
  readonly title: string
  readonly facet: Facet
  /** The cell of the severity table it stands in. */
  readonly threat: Threat
  readonly preset: Preset
  /** The release that first had it. */
  readonly since: string
  /** Whether findings carry a fix; checked against the examples. */
  readonly fix: 'always' | 'sometimes' | 'none'
  /** The peers' ids for the same weakness: `hadolint:DL3002`, `cis-docker:4.1`. */
  readonly aliases: readonly string[]
  /** Addresses or document sections that support what the rule claims. */
  readonly references: readonly string[]
  /** A rule that tells the same weakness more closely: where that one is on, this one says nothing. */
  readonly coveredBy?: string
}

/** Written as a method, so that a rule with options can stand in a list of rules. */
interface Check<F, O extends Options> {
  check(fact: F, context: RuleContext<O>): void
}

/** A weakness, and how facts show it. A rule with options names their type: `Rule<typeof OPTIONS>`. */
export type Rule<O extends Options = NoOptions> = RuleDeclaration & {
  readonly on: { readonly [F in FactName]?: Check<FactMap[F], O>['check'] }
} & (keyof O extends never ? { readonly options?: Options } : { readonly options: O })

/** What is known of a rule without its code: always there. */
export interface RuleInfo extends RuleDeclaration {
  readonly options?: Options
  /** The facts it listens to. */
  readonly facts: readonly FactName[]
}

/** A rule with its page and its derived severity, as the product lists it. */
export interface RuleEntry {
  readonly rule: RuleInfo
  readonly severity: Severity
  /**
   * The rule's Markdown page.
   * @throws Error as long as the product has not loaded the pages
   */
  readonly page: string
}

/** Where rules come from. */
export interface RuleLibrary {
  readonly catalogue: readonly RuleInfo[]
  /** Loads the code of these rules; others may come with it. */
  load(wanted: readonly RuleInfo[]): Promise<readonly Rule[]>
  /** Loads the pages of all rules, by the rules' ids. */
  pages(): Promise<Readonly<Record<string, string>>>
}
