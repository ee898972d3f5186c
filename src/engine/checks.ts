import type { FactBase, FactMap, FactName } from '../core/fact.ts'
import type { Neighbours } from '../core/neighbours.ts'
import { optionValues, type Options, type OptionSettings, type OptionValues } from '../core/options.ts'
import type { Report, RuleEntry, RuleInfo } from '../core/rule.ts'
import type { Source } from '../core/source.ts'
import { configuredSeverity, type Config } from './config.ts'
import { stackOf, type Failure } from './failures.ts'
import type { Gathered, Pending } from './findings.ts'
import type { Product, Subscription } from './product.ts'
import type { FindConfiguration } from './suppressions/configuration.ts'
import { peerOptions } from './suppressions/index.ts'

/** The checks of one text's analysis, and what they have come to. */
export interface Checks {
  /** Asks every rule that listens. A rule that throws costs what it had to say of this fact, and is reported, once. */
  emit<F extends FactName>(name: F, fact: FactMap[F]): void
  readonly pending: readonly Pending[]
  /** By the ids of the rules that threw. */
  readonly failures: ReadonlyMap<string, Failure>
}

/** What the checks of a text work on. */
interface Ground {
  readonly source: Source
  readonly config: Config
  readonly neighbours: Neighbours
  readonly find: FindConfiguration
}

/** Makes the checks of one text, with the rules that are on. */
export function createChecks(product: Product, { source, config, neighbours, find }: Ground): Checks {
  const pending: Pending[] = []
  const failures = new Map<string, Failure>()
  const optionsOf = optionsFor(config, find)
  const listening = listenersOf(product, config)
  const run = ({ entry, check }: Subscription, fact: FactMap[FactName]): void => {
    check(fact, {
      source,
      neighbours,
      // Looked for only where a rule asks.
      get options() {
        return optionsOf(entry.rule, fact.subject)
      },
      optionsFor: (subject) => optionsOf(entry.rule, subject),
      report: (report) => pending.push({ entry, report: reportOf(report, fact) }),
    })
  }
  const emit: Checks['emit'] = (name, fact) => {
    for (const subscription of listening(name)) {
      const { id } = subscription.entry.rule
      try {
        run(subscription, fact)
      } catch (error) {
        if (failures.has(id)) continue
        failures.set(id, { rule: id, stack: stackOf(error) })
        const { span, subject, elsewhere } = fact
        emit('ruleFailed', { span, subject, rule: id, ...(elsewhere && { elsewhere }) })
      }
    }
  }
  return { emit, pending, failures }
}

const NO_OPTIONS: Options = {}

/** What the options of rules come to: the project file's word, else that of another tool's configuration, which is read once a rule. */
function optionsFor(
  config: Config,
  find: FindConfiguration,
): (rule: RuleInfo, subject: string) => OptionValues<Options> {
  const byRule = new Map<string, OptionSettings>()
  return ({ id, options = NO_OPTIONS }, subject) => {
    const set = byRule.get(id) ?? { ...peerOptions(id, find), ...config.options[id] }
    byRule.set(id, set)
    return optionValues(options, set, subject)
  }
}

/** What a rule says of a fact, with what the fact itself says of its surroundings. */
function reportOf(report: Report, { related = [], uneditable, elsewhere, sharers }: FactBase): Gathered {
  if (elsewhere) {
    const { named, uri, file } = elsewhere
    return {
      ...report,
      span: named,
      related: [{ uri, span: report.span, message: `it stands here, in ${file}` }],
      fixes: [],
    }
  }
  if (related.length === 0 && !uneditable && !sharers) return report
  return {
    ...report,
    related: [...(report.related ?? []), ...related],
    ...(uneditable && { fixes: [] }),
    ...(sharers && { sharers }),
  }
}

/** The subscriptions of the rules that are on, each fact's picked out once however many such facts there are. */
function listenersOf(product: Product, config: Config): (name: FactName) => readonly Subscription[] {
  const byFact = new Map<FactName, readonly Subscription[]>()
  return (name) => {
    const known = byFact.get(name)
    if (known) return known
    const listeners = product.subscriptions(name).filter(({ entry }) => isOn(product, config, entry))
    byFact.set(name, listeners)
    return listeners
  }
}

/** Whether a rule is asked: it is on, and none that tells the same weakness more closely is. */
export function isOn(product: Product, config: Config, entry: RuleEntry): boolean {
  const closer = entry.rule.coveredBy === undefined ? undefined : product.rule(entry.rule.coveredBy)
  return configuredSeverity(config, entry) !== undefined && !(closer && configuredSeverity(config, closer))
}
