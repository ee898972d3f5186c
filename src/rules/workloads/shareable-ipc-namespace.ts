import type { Rule } from '../../core/rule.ts'
import { sharedNamespace } from '../shared/workloads/shared-namespace.ts'

/** Docker run reference, "IPC settings": shareable allows other containers to join, private does not. */
export const shareableIpcNamespace: Rule = {
  id: 'shareable-ipc-namespace',
  title: "Container's shared memory can be joined",
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['Docker run reference, "IPC settings (--ipc)"'],
  on: {
    namespace(fact, { report }) {
      if (fact.which === 'ipc' && fact.mode === 'shareable') {
        report(
          sharedNamespace(
            fact,
            '{noun} lets other containers join its shared memory: one of them that is broken into can read and change it. Remove it when no other service joins.',
            'services that join its shared memory fail to start',
          ),
        )
      }
    },
  },
}
