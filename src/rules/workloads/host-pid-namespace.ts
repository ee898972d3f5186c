import type { Rule } from '../../core/rule.ts'
import { sharedNamespace } from '../shared/workloads/shared-namespace.ts'

/** Docker run reference, "PID settings". */
export const hostPidNamespace: Rule = {
  id: 'host-pid-namespace',
  title: "Container shares the host's process namespace",
  facet: 'namespaces',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'compose-lint:CL-0010',
    'kics:4f31dd9f-2cc3-4751-9b53-67e4af83dac0',
    'kics:host_namespace_is_shared',
    'cis-docker:5.16',
  ],
  references: ['CIS Docker Benchmark 5.16', 'NIST SP 800-190 4.4.3'],
  on: {
    namespace(fact, { report }) {
      if (fact.which === 'pid' && fact.mode === 'host') {
        report(
          sharedNamespace(
            fact,
            "{noun} shares the host's process namespace: code in it sees every process of the host with its arguments, and as root can signal them all. Remove it, or join the one service that is to be observed.",
            'the service no longer sees processes outside its container',
          ),
        )
      }
    },
  },
}
