import { together } from '../../core/edit.ts'
import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { imageNeeds, UNKNOWN_AMOUNT } from '../../knowledge/images/hardening.ts'
import type { Limit } from '../../core/facts/limit.ts'
import { amountOf, LIMIT_AMOUNTS, type LimitAmount } from '../shared/workloads/amounts.ts'

const NAMES: Partial<Record<Limit['resource'], string>> = {
  memory: 'memory',
  cpu: 'CPU',
  pids: 'processes',
  swap: 'swap',
}
const AMOUNTS: Partial<Record<Limit['resource'], LimitAmount>> = { memory: 'memory', cpu: 'cpus', pids: 'processes' }

/** Docker run reference, "Runtime constraints on resources": 0 and -1 mean "no limit". */
export const unlimitedResource: Rule<typeof LIMIT_AMOUNTS> = {
  id: 'unlimited-resource',
  title: 'Limit is set to "no limit"',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'compose-lint:CL-0026',
    'kics:221e0658-cb2a-44e3-b08a-db96a341d6fa',
    'kics:pids_limit_not_set',
    'cis-docker:5.29',
    'owasp-docker:7',
  ],
  references: ['CIS Docker Benchmark 5.11, 5.29', 'OWASP Docker Security Cheat Sheet, rule 7'],
  options: LIMIT_AMOUNTS,
  on: {
    limit(limit, context) {
      const { span, subject, noun, resource, key, value = '', unlimited, workload, set } = limit
      const what = NAMES[resource]
      if (!what || unlimited !== true) return
      const needs = workload?.image && imageNeeds(workload.image.reference)
      const kind = AMOUNTS[resource]
      const ofImage = kind === undefined || kind === 'cpus' ? undefined : needs?.[kind]
      const amount = kind && amountOf(context, kind, limit, ofImage)
      // Memory that is limited without its swap is limited by half. Swarm, which reads `deploy`, knows no limit of swap.
      const swap = key === 'mem_limit' ? workload?.lacks('swap-limit') : undefined
      context.report({
        span,
        subject,
        evidence: `${key} ${value}`,
        values: { noun, key, value, what },
        message:
          '{noun} sets "{key}" to {value}, which means no limit: one process in it can take all {what} of the host. Set a number that fits the service.',
        fixes:
          amount === undefined || amount === UNKNOWN_AMOUNT
            ? []
            : [
                reviewFix(
                  `Set ${key} to ${amount}`,
                  'a service that needs more will be throttled or killed; measure and adjust',
                  together(set(amount), swap ? swap.add(amount) : []),
                ),
              ],
      })
    },
  },
}
