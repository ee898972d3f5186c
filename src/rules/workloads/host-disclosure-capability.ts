import type { Rule } from '../../core/rule.ts'
import { capabilityTier } from '../../knowledge/host/capabilities.ts'
import { reportCapability } from '../shared/workloads/added-capability.ts'
import { ALLOWED_CAPABILITIES } from '../shared/workloads/allowed.ts'

/** man page capabilities(7); compose-lint CL-0030. */
export const hostDisclosureCapability: Rule<typeof ALLOWED_CAPABILITIES> = {
  id: 'host-disclosure-capability',
  title: 'A capability is given that reads the kernel log',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'compose-lint:CL-0030',
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
      if (fact.action !== 'drop' && capabilityTier(fact.capability) === 'host-disclosure') {
        reportCapability(
          fact,
          {
            container:
              "{noun} {gets} {capability}, which lets its processes {grants}: the log is the whole machine's and tells an attacker where the kernel can be hit. Remove it and read the log on the host.",
            program:
              "{noun} allows {capability}, which lets the program {grants}: the log shows an attacker who takes it over where the kernel can be hit. Remove it unless reading the log is the program's job.",
          },
          context,
        )
      }
    },
  },
}
