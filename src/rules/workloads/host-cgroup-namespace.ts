import type { Rule } from '../../core/rule.ts'
import { sharedNamespace } from '../shared/workloads/shared-namespace.ts'

/** Docker run reference, "--cgroupns"; man page cgroup_namespaces(7). */
export const hostCgroupNamespace: Rule = {
  id: 'host-cgroup-namespace',
  title: "Container sees the host's control groups",
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['cis-docker:5.25'],
  references: ['CIS Docker Benchmark 5.25', 'man page cgroup_namespaces(7)'],
  on: {
    namespace(fact, { report }) {
      if (fact.which === 'cgroup' && fact.mode === 'host') {
        report(
          sharedNamespace(
            fact,
            "{noun} shares the host's cgroup namespace: it sees the control groups of all workloads, and one more mistake such as a writable mount lets it change their limits. Remove it.",
            'the service no longer sees control groups outside its own',
          ),
        )
      }
    },
  },
}
