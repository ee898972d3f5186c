import type { Rule } from '../../core/rule.ts'
import { sharedNamespace } from '../shared/workloads/shared-namespace.ts'

/** Docker run reference, "UTS settings". */
export const hostUtsNamespace: Rule = {
  id: 'host-uts-namespace',
  title: "Container shares the host's name",
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.21'],
  references: ['CIS Docker Benchmark 5.21'],
  on: {
    namespace(fact, { report }) {
      if (fact.which === 'uts' && fact.mode === 'host') {
        report(
          sharedNamespace(
            fact,
            "{noun} shares the host's UTS namespace: it has the host's name, and with one more capability can change it for the whole machine. Remove it, and set hostname when a fixed name is needed.",
            "the service sees a name of its own instead of the host's",
          ),
        )
      }
    },
  },
}
