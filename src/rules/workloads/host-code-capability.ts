import type { Rule } from '../../core/rule.ts'
import { capabilityTier } from '../../knowledge/host/capabilities.ts'
import { reportCapability } from '../shared/workloads/added-capability.ts'
import { ALLOWED_CAPABILITIES } from '../shared/workloads/allowed.ts'

/** Docker run reference, "Runtime privilege and Linux capabilities"; man page capabilities(7). */
export const hostCodeCapability: Rule<typeof ALLOWED_CAPABILITIES> = {
  id: 'host-code-capability',
  title: 'A capability is given that amounts to controlling the host',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'compose-lint:CL-0024',
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
      if (fact.action !== 'drop' && ['all', 'host-code'].includes(capabilityTier(fact.capability))) {
        reportCapability(
          fact,
          {
            container:
              '{noun} {gets} {capability}, which lets its processes {grants}: anyone who runs code in it can run code as the host. Remove it, and grant the narrow capability the workload really needs.',
            program:
              '{noun} allows {capability}, which lets the program {grants} when it runs as root: an attacker who takes it over can take over the machine. Remove it if the program works without, or give the work to a small helper with a profile of its own.',
            threat: { needs: 'flaw', reaches: 'host' },
          },
          context,
        )
      }
    },
  },
}
