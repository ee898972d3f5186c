import type { FactBase } from '../../../core/fact.ts'
import type { Options } from '../../../core/options.ts'
import type { RuleContext } from '../../../core/rule.ts'

/** What fixes write where neither the project nor the image says more: a start for an ordinary web service, to be measured and adjusted. */
const USUAL = { memory: '512m', cpus: '1.0', processes: '200', tmpfs: '64m', log: '10m' } as const

/** The limits that fixes give a workload, as options. */
export const LIMIT_AMOUNTS = {
  memory: {
    form: 'memory',
    about: 'How much memory a fix allows a service',
    otherwise: `what its image is known to need, else ${USUAL.memory}`,
  },
  cpus: {
    form: 'cpus',
    about: 'How many processor cores a fix allows a service',
    otherwise: `what its image is known to need, else ${USUAL.cpus}`,
  },
  processes: {
    form: 'count',
    about: 'How many processes a fix allows a service',
    otherwise: `what its image is known to need, else ${USUAL.processes}`,
  },
} as const satisfies Options

/** The size of memory that a fix mounts for temporary files, as an option. */
export const TMPFS_AMOUNT = {
  size: {
    form: 'memory',
    about: 'How large a temporary file system is that a fix mounts or limits',
    otherwise: USUAL.tmpfs,
  },
} as const satisfies Options

/** The size of a log that a fix limits, as an option. */
export const LOG_AMOUNT = {
  size: { form: 'memory', about: 'How large a log file may grow after a fix', otherwise: USUAL.log },
} as const satisfies Options

/** A limit that a fix gives a workload. */
export type LimitAmount = keyof typeof LIMIT_AMOUNTS

/**
 * The amount a fix writes for a workload: what the project says, else what is known of the image, else the usual.
 * @param workload any fact of it
 * @param ofImage what its image is known to need
 */
export function amountOf(
  { optionsFor }: Pick<RuleContext<typeof LIMIT_AMOUNTS>, 'optionsFor'>,
  amount: LimitAmount,
  { subject }: Pick<FactBase, 'subject'>,
  ofImage?: string,
): string {
  return String(optionsFor(subject)[amount] ?? ofImage ?? USUAL[amount])
}

/** The size of a temporary file system that a fix writes. */
export function tmpfsSize({ options: { size } }: Pick<RuleContext<typeof TMPFS_AMOUNT>, 'options'>): string {
  return size ?? USUAL.tmpfs
}

/** The size of a log file that a fix writes. */
export function logSize({ options: { size } }: Pick<RuleContext<typeof LOG_AMOUNT>, 'options'>): string {
  return size ?? USUAL.log
}
