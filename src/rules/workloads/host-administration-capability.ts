import type { Rule } from '../../core/rule.ts'
import { capabilityTier } from '../../knowledge/host/capabilities.ts'
import { reportCapability } from '../shared/workloads/added-capability.ts'
import { ALLOWED_CAPABILITIES } from '../shared/workloads/allowed.ts'

/** man page capabilities(7); compose-lint CL-0011 grades them. */
export const hostAdministrationCapability: Rule<typeof ALLOWED_CAPABILITIES> = {
  id: 'host-administration-capability',
  title: 'A capability is given that administers the machine',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'compose-lint:CL-0011',
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
      // A profile that allows it to a network service is ordinary: `root-capability-allowed` has those.
      if (fact.action === 'allow' && fact.capability === 'NET_ADMIN') return
      // A VPN client or server exists for this.
      if (fact.capability === 'NET_ADMIN' && fact.tunnel) return
      if (fact.action !== 'drop' && capabilityTier(fact.capability) === 'host-adjacent') {
        reportCapability(
          fact,
          {
            container:
              '{noun} {gets} {capability}, which lets its processes {grants}: that opens parts of the kernel that containers are normally kept from, one flaw away from the host. Remove it unless the workload exists for this.',
            program:
              "{noun} allows {capability}, which lets the program {grants} when it runs as root: an attacker who takes it over gets at parts of the kernel that few programs need. Remove it unless this is the program's job.",
          },
          context,
        )
      }
    },
  },
}
