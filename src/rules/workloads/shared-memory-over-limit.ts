import type { Rule } from '../../core/rule.ts'
import { byteSize } from '../../syntax/notation/byte-size.ts'

/** Linux, cgroup-v2: shared memory counts towards the limit of the group that first touches it. */
export const sharedMemoryOverLimit: Rule = {
  id: 'shared-memory-over-limit',
  title: 'Shared memory is larger than all memory',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Compose specification, "shm_size"', 'Linux, Documentation/admin-guide/cgroup-v2, "memory.max"'],
  on: {
    'compose.service'({ subject, noun, at, text }, { report }) {
      const span = at('shm_size')
      const [shared, ...limits] = ['shm_size', 'mem_limit', 'deploy.resources.limits.memory'].map((path) =>
        byteSize(text(path) ?? ''),
      )
      const limit = limits.find((size) => size !== undefined && size > 0)
      if (!span || shared === undefined || limit === undefined || shared <= limit) return
      report({
        span,
        subject,
        evidence: 'shm_size',
        values: { noun },
        message:
          '{noun} gets more shared memory than its memory limit allows: what it writes there counts, so it is killed before /dev/shm is full. Lower shm_size, or raise the limit.',
      })
    },
  },
}
