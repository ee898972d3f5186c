import type { Rule } from '../../core/rule.ts'
import { sharedNamespace } from '../shared/workloads/shared-namespace.ts'

/** Docker docs, "Isolate containers with a user namespace": userns_mode: host disables the mapping for one container. */
export const hostUserNamespace: Rule = {
  id: 'host-user-namespace',
  title: "Container's root is the host's root",
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['kics:8af7162d-6c98-482f-868e-0d33fb675ca8', 'kics:shared_host_user_namespace', 'cis-docker:5.31'],
  references: ['CIS Docker Benchmark 5.31', 'Docker docs, "Isolate containers with a user namespace"'],
  on: {
    namespace(fact, { report }) {
      if (fact.which === 'user' && fact.mode === 'host') {
        report(
          sharedNamespace(
            fact,
            "{noun} opts out of user namespaces: where the engine maps users, its root is the host's root again, for files and for every flaw of the kernel. Remove it.",
            'files it owns on the host appear to belong to another user where the engine maps users',
          ),
        )
      }
    },
  },
}
