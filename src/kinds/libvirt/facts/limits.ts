import type { Limit } from '../../../core/facts/limit.ts'
import type { Workload } from '../../../core/facts/workload.ts'
import { childAt } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { textOf, type Domain } from '../domain.ts'

/** What libvirt writes for "no limit" in KiB (virMemoryMaxValue, rounded down). */
const UNLIMITED_KIB = 9_007_199_254_740_991n

const LIMITS: readonly (readonly [path: readonly [string, string], resource: Limit['resource']])[] = [
  [['memtune', 'hard_limit'], 'memory'],
  [['cputune', 'quota'], 'cpu'],
  [['cputune', 'global_quota'], 'cpu'],
]

/** The limits a domain states on the hypervisor's process (libvirt docs, "Memory Tuning" and "CPU Tuning"). */
export function limitFacts({ root, subject, noun, edit }: Domain, workload: Workload, emit: Sink): void {
  for (const [path, resource] of LIMITS) {
    const element = childAt(root, ...path)
    // A quota of 0 is one that is not set.
    if (!element || (resource === 'cpu' && /^0*$/.test(element.text))) continue
    const value = textOf(element)
    // The other quota limits it all the same.
    if (
      resource === 'cpu' &&
      isUnlimited(resource, value) &&
      LIMITS.some(([other]) => /^[1-9]/.test(childAt(root, ...other)?.text ?? '') && other[0] === 'cputune')
    ) {
      continue
    }
    emit('limit', {
      span: element.span,
      subject,
      noun,
      resource,
      key: path.join('/'),
      value,
      workload,
      unlimited: isUnlimited(resource, value),
      // Amounts of a container mean nothing here: a quota counts microseconds, and memory has to hold the guest's and the emulator's.
      set: () => undefined,
      remove: () => edit.remove(element),
    })
  }
}

function isUnlimited(resource: Limit['resource'], value: string | undefined): boolean | undefined {
  if (value === undefined || !/^-?\d{1,20}$/.test(value)) return undefined
  return resource === 'cpu' ? value.startsWith('-') : BigInt(value) >= UNLIMITED_KIB
}
