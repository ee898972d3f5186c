import type { Rule } from '../../core/rule.ts'
import { capabilityTier, isRiskyDefaultCapability } from '../../knowledge/host/capabilities.ts'
import { addedCapability } from '../shared/workloads/added-capability.ts'
import { ALLOWED_CAPABILITIES } from '../shared/workloads/allowed.ts'

/** man page capabilities(7). */
export const extraCapability: Rule<typeof ALLOWED_CAPABILITIES> = {
  id: 'extra-capability',
  title: 'Container gets a capability it rarely needs',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [
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
      if (
        fact.action === 'add' &&
        (capabilityTier(fact.capability) === 'minor' || isRiskyDefaultCapability(fact.capability))
      ) {
        report(
          addedCapability(
            fact,
            '{noun} is given {capability}, which lets its processes {grants}: few workloads need that, and each capability is one more way on for an attacker. Remove it if the service works without.',
          ),
        )
      }
    },
  },
}
