import type { Rule } from '../../core/rule.ts'
import { sharedNamespace } from '../shared/workloads/shared-namespace.ts'

/** Docker run reference, "IPC settings". */
export const hostIpcNamespace: Rule = {
  id: 'host-ipc-namespace',
  title: "Container shares the host's shared memory",
  facet: 'namespaces',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'compose-lint:CL-0010',
    'kics:baa3890f-bed7-46f5-ab8f-1da8fc91c729',
    'kics:shared_host_ipc_namespace',
    'cis-docker:5.17',
  ],
  references: ['CIS Docker Benchmark 5.17'],
  on: {
    namespace(fact, { report }) {
      if (fact.which === 'ipc' && fact.mode === 'host') {
        report(
          sharedNamespace(
            fact,
            "{noun} shares the host's IPC namespace: code in it can read and write the shared memory, semaphores and message queues of the host's programs. Remove it; raise shm_size when shared memory is too small.",
            'programs that exchange shared memory with the host stop finding it',
          ),
        )
      }
    },
  },
}
