import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { mountEvidence } from '../shared/workloads/host-mounts.ts'

/** CIS 5.20; Docker manual, "Bind mounts": with shared propagation mounts made in the container appear on the host. */
export const sharedMountPropagation: Rule = {
  id: 'shared-mount-propagation',
  title: 'Mounts made in the container appear on the host',
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'compose-lint:CL-0017',
    'kics:baa452f0-1f21-4a25-ace5-844e7a5f410d',
    'kics:volume_mounted_in_multiple_containers',
    'cis-docker:5.20',
  ],
  references: ['CIS Docker Benchmark 5.20'],
  on: {
    mount(mount, { report }) {
      const { span, subject, noun, propagation, setPropagation } = mount
      if (propagation !== 'shared' && propagation !== 'rshared') return
      const value = propagation === 'shared' ? 'private' : 'rprivate'
      report({
        span,
        subject,
        evidence: mountEvidence(mount),
        values: { noun, propagation },
        message:
          '{noun} shares mount propagation with the host ("{propagation}"): what is mounted inside it appears on the host and in other containers, which softens the wall of its mount namespace. Leave propagation private.',
        fixes: [
          reviewFix(
            `Make propagation ${value}`,
            'mounts made in the container no longer appear on the host',
            setPropagation(value),
          ),
        ],
      })
    },
  },
}
