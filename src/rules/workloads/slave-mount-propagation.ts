import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { mountEvidence } from '../shared/workloads/host-mounts.ts'

/** Docker manual, "Bind mounts": with slave propagation mounts made on the host appear in the container. */
export const slaveMountPropagation: Rule = {
  id: 'slave-mount-propagation',
  title: 'Mounts made on the host appear in the container',
  facet: 'namespaces',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['kics:baa452f0-1f21-4a25-ace5-844e7a5f410d', 'kics:volume_mounted_in_multiple_containers'],
  references: ['Docker manual, "Bind mounts", "Configure bind propagation"'],
  on: {
    mount(mount, { report }) {
      const { span, subject, noun, propagation, setPropagation } = mount
      if (propagation !== 'slave' && propagation !== 'rslave') return
      const value = propagation === 'slave' ? 'private' : 'rprivate'
      report({
        span,
        subject,
        evidence: mountEvidence(mount),
        values: { noun, propagation },
        message:
          '{noun} follows the host\'s mounts ("{propagation}"): whatever is mounted below this path later, a backup disk or a network share, appears inside it as well. Leave propagation private unless that is what it is for.',
        fixes: [
          reviewFix(
            `Make propagation ${value}`,
            'what the host mounts later no longer appears in the container',
            setPropagation(value),
          ),
        ],
      })
    },
  },
}
