import { together, type Edits } from '../../../core/edit.ts'
import type { Absence, Aspect, Workload } from '../../../core/facts/workload.ts'
import { partial, reviewFix, type Fix } from '../../../core/finding.ts'
import type { RuleContext } from '../../../core/rule.ts'
import { imageNeeds, UNKNOWN_AMOUNT } from '../../../knowledge/images/hardening.ts'
import { amountOf, type LIMIT_AMOUNTS, type LimitAmount } from './amounts.ts'

/** What each limit is called, and which amount a fix writes. */
const LIMITS = [
  { aspect: 'memory-limit', name: 'memory', what: 'memory', kind: 'memory' },
  { aspect: 'cpu-limit', name: 'CPU time', what: 'CPU cores', kind: 'cpus' },
  { aspect: 'pids-limit', name: 'the number of processes', what: 'processes', kind: 'processes' },
] as const satisfies readonly {
  readonly aspect: Aspect
  readonly name: string
  readonly what: string
  readonly kind: LimitAmount
}[]

const CAVEAT = 'a service that needs more will be throttled or killed; measure and adjust'

/** The rules of other tools on limits that a service lacks. */
export const LIMIT_ALIASES = [
  'compose-lint:CL-0026',
  'kics:bb9ac4f7-e13b-423d-a010-c74a1bfbe492',
  'kics:memory_not_limited',
  'kics:6b610c50-99fb-4ef0-a5f3-e312fd945bc3',
  'kics:cpus_not_limited',
  'kics:221e0658-cb2a-44e3-b08a-db96a341d6fa',
  'kics:pids_limit_not_set',
  'cis-docker:5.11',
  'cis-docker:5.12',
  'cis-docker:5.29',
  'owasp-docker:7',
] as const

/** The limits a workload lacks. */
export interface MissingLimits {
  /** For messages: `memory, CPU time or the number of processes`. */
  readonly names: string
  /** Where the file has a place for the first of them. */
  readonly at: Absence['at']
  /** All in one fix, then each by itself. */
  fixes(): readonly (Fix | undefined)[]
}

/** The limits a workload lacks, with the fixes that set them; undefined when it lacks none. */
export function missingLimits(
  workload: Workload,
  context: Pick<RuleContext<typeof LIMIT_AMOUNTS>, 'optionsFor'>,
): MissingLimits | undefined {
  const { image, lacks } = workload
  const needs = image && imageNeeds(image.reference)
  const missing = LIMITS.flatMap((limit) => {
    const { aspect, kind } = limit
    const absence = lacks(aspect)
    const ofImage = kind === 'cpus' ? undefined : needs?.[kind]
    return absence ? [{ ...limit, absence, amount: amountOf(context, kind, workload, ofImage) }] : []
  })
  if (missing.length === 0) return undefined
  const names = alternatives(missing.map(({ name }) => name))
  return {
    names,
    at: missing[0]?.absence.at,
    fixes() {
      const single = missing.map((one) => reviewFix(`Limit ${one.what} to ${one.amount}`, CAVEAT, addAll([one])))
      if (missing.length === 1) return single
      return [reviewFix('Set all missing limits', CAVEAT, addAll(missing)), ...single.map(partial)]
    },
  }
}

function alternatives(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}` : names.join('')
}

interface Missing {
  readonly aspect: Aspect
  readonly amount: string
  readonly absence: Absence
}

/** All limits in one edit: they are insertions at one place, which stand in order. None where what the image needs is not known. */
function addAll(missing: readonly Missing[]): Edits {
  return together(
    ...missing.map(({ amount, absence }) => (amount === UNKNOWN_AMOUNT ? undefined : absence.add(amount))),
  )
}
