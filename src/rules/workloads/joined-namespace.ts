import type { Rule } from '../../core/rule.ts'
import { sharedNamespace } from '../shared/workloads/shared-namespace.ts'

/** Docker run reference: container:NAME joins the namespace of another container. */
export const joinedNamespace: Rule = {
  id: 'joined-namespace',
  title: "Container joins another one's namespace",
  facet: 'namespaces',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['Compose specification, network_mode, pid, ipc', 'NIST SP 800-190 4.4.3'],
  on: {
    namespace(fact, { report }) {
      if (!/^(service|container):/.test(fact.mode ?? '')) return
      report({
        ...sharedNamespace(
          fact,
          '{noun} joins a namespace of {mode}: a flaw in one of the two reaches what the other keeps to itself there. Remove it where both can work apart.',
          'the two no longer reach each other this way',
        ),
        // Sharing a network still leaves the other's services to be attacked; memory and processes are open at once.
        ...(fact.which === 'network' && { threat: { needs: 'flaw', reaches: 'others' } }),
      })
    },
  },
}
