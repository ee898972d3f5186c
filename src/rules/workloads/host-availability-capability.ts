import type { Rule } from '../../core/rule.ts'
import { capabilityTier } from '../../knowledge/host/capabilities.ts'
import { addedCapability } from '../shared/workloads/added-capability.ts'
import { ALLOWED_CAPABILITIES } from '../shared/workloads/allowed.ts'

/** man page capabilities(7); compose-lint CL-0029. */
export const hostAvailabilityCapability: Rule<typeof ALLOWED_CAPABILITIES> = {
  id: 'host-availability-capability',
  title: 'Container gets a capability that can starve the host',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'compose-lint:CL-0029',
    'kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d',
    'kics:container_capabilities_unrestricted',
    'cis-docker:5.4',
    'owasp-docker:3',
  ],
  references: ['man page capabilities(7)', 'CIS Docker Benchmark 5.4', 'OWASP Docker Security Cheat Sheet, rule 3'],
  options: ALLOWED_CAPABILITIES,
  on: {
    capability(fact, { options, report }) {
      if (options.allowed.includes(fact.capability)) return
      if (fact.action === 'add' && capabilityTier(fact.capability) === 'host-availability') {
        report(
          addedCapability(
            fact,
            '{noun} is given {capability}, which lets its processes {grants}: it can slow down or stall the host and every other workload. Remove it, or bound the workload with resource limits.',
          ),
        )
      }
    },
  },
}
