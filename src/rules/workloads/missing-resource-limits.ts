import type { Edits } from '../../core/edit.ts'
import { partial, reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { Absence, Aspect, Workload } from '../../core/facts/workload.ts'
import { amountOf, LIMIT_AMOUNTS, type LimitAmount } from '../shared/workloads/amounts.ts'

/** What each limit is called, and which amount a fix writes. */
const LIMITS = [
  { aspect: 'memory-limit', name: 'memory', what: 'memory', kind: 'memory' },
  { aspect: 'cpu-limit', name: 'CPU', what: 'CPU cores', kind: 'cpus' },
  { aspect: 'pids-limit', name: 'process', what: 'processes', kind: 'processes' },
] as const satisfies readonly {
  readonly aspect: Aspect
  readonly name: string
  readonly what: string
  readonly kind: LimitAmount
}[]

const CAVEAT = 'a service that needs more will be throttled or killed; measure and adjust'

/** Docker manual, "Resource constraints": by default a container has none. CIS 5.11, 5.12, 5.29. */
export const missingResourceLimits: Rule<typeof LIMIT_AMOUNTS> = {
  id: 'missing-resource-limits',
  title: 'Memory, CPU or process count is not limited',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
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
  ],
  references: ['CIS Docker Benchmark 5.11, 5.12, 5.29', 'OWASP Docker Security Cheat Sheet, rule 7'],
  options: LIMIT_AMOUNTS,
  on: {
    workload(workload, context) {
      const { span, subject, noun, platform, lacks } = workload
      if (platform === 'machine') return
      const missing = LIMITS.flatMap((limit) => {
        const absence = lacks(limit.aspect)
        return absence ? [{ ...limit, absence, amount: amountOf(context, limit.kind, workload) }] : []
      })
      if (missing.length === 0) return
      const names = missing.map(({ name }) => name).join(', ')
      const single = missing.map((one) => reviewFix(`Limit ${one.what} to ${one.amount}`, CAVEAT, addAll([one], lacks)))
      context.report({
        span: missing[0]?.absence.at ?? span,
        subject,
        evidence: 'limits missing',
        values: { noun, names },
        message:
          '{noun} has no {names} limit: one runaway or hostile process in it can starve every other service and the host. Set limits that fit the service.',
        fixes:
          missing.length > 1
            ? [reviewFix(`Set all missing limits (${names})`, CAVEAT, addAll(missing, lacks)), ...single.map(partial)]
            : single,
      })
    },
  },
}

interface Missing {
  readonly aspect: Aspect
  readonly amount: string
  readonly absence: Absence
}

/** All limits in one edit: they are insertions at one place, which stand in order. A memory limit without a swap limit is half of one. */
function addAll(missing: readonly Missing[], lacks: Workload['lacks']): Edits {
  const edits = missing.flatMap(({ aspect, amount, absence }) => {
    const swap = aspect === 'memory-limit' ? lacks('swap-limit') : undefined
    return [absence.add(amount), ...(swap ? [swap.add(amount)] : [])]
  })
  return edits.every((one) => one !== undefined) ? edits.flat() : undefined
}
