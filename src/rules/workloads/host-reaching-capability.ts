import type { Rule } from '../../core/rule.ts'
import { capabilityTier } from '../../knowledge/host/capabilities.ts'
import { reportCapability } from '../shared/workloads/added-capability.ts'
import { ALLOWED_CAPABILITIES } from '../shared/workloads/allowed.ts'

/** man page capabilities(7); compose-lint CL-0028. */
export const hostReachingCapability: Rule<typeof ALLOWED_CAPABILITIES> = {
  id: 'host-reaching-capability',
  title: 'A capability is given whose effect reaches the host',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'compose-lint:CL-0028',
    'kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d',
    'kics:container_capabilities_unrestricted',
    'cis-docker:5.4',
    'owasp-docker:3',
  ],
  references: ['man page capabilities(7)', 'CIS Docker Benchmark 5.4', 'OWASP Docker Security Cheat Sheet, rule 3'],
  options: ALLOWED_CAPABILITIES,
  on: {
    capability(fact, context) {
      if (context.options.allowed.includes(fact.capability)) return
      if (fact.action !== 'drop' && capabilityTier(fact.capability) === 'host-reaching') {
        reportCapability(
          fact,
          {
            container:
              '{noun} {gets} {capability}, which lets its processes {grants}: no namespace bounds this, so it affects the host and every other workload. Remove it.',
            program:
              "{noun} allows {capability}, which lets the program {grants} when it runs as root: that affects everything on the machine. Remove it unless this is the program's job.",
            threat: { needs: 'flaw', reaches: 'others' },
          },
          context,
        )
      }
    },
  },
}
