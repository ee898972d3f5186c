import type { Rule } from '../../core/rule.ts'
import { sharedNamespace } from '../shared/workloads/shared-namespace.ts'

/** Docker docs, "Host network driver". */
export const hostNetworkNamespace: Rule = {
  id: 'host-network-namespace',
  title: "Container shares the host's network",
  facet: 'namespaces',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'compose-lint:CL-0008',
    'kics:071a71ff-f868-47a4-ac0b-3c59e4ab5443',
    'kics:shared_host_network_namespace',
    'cis-docker:5.10',
    'owasp-docker:5',
  ],
  references: ['CIS Docker Benchmark 5.10', 'OWASP Docker Security Cheat Sheet, rule 5'],
  on: {
    namespace(fact, { report }) {
      if (fact.which === 'network' && fact.mode === 'host') {
        report(
          sharedNamespace(
            fact,
            "{noun} shares the host's network: code in it reaches services that listen on localhost only, and every port it opens is open on the host. Use a network of its own and publish the ports that are needed.",
            'its ports must then be published, and localhost means the container itself',
          ),
        )
      }
    },
  },
}
