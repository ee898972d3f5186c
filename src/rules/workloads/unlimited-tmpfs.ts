import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { TMPFS_AMOUNT, tmpfsSize } from '../shared/workloads/amounts.ts'

/** tmpfs(5): without size a tmpfs may grow to half of the memory. */
export const unlimitedTmpfs: Rule<typeof TMPFS_AMOUNT> = {
  id: 'unlimited-tmpfs',
  title: 'Temporary file system has no size limit',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['tmpfs(5)'],
  options: TMPFS_AMOUNT,
  on: {
    mount({ span, subject, noun, type, target = '', options, addOption }, context) {
      if (type !== 'tmpfs' || options.some((option) => /^(size|nr_blocks)=/.test(option))) return
      const size = tmpfsSize(context)
      context.report({
        span,
        subject,
        evidence: `${target} without size`,
        values: { noun, target },
        message:
          '{noun} mounts {target} as a temporary file system without a size: it lives in memory and may fill half of the host\'s. Give it "size=".',
        fixes: [
          reviewFix(`Limit it to ${size}`, 'a program that writes more there fails', addOption?.(`size=${size}`)),
        ],
      })
    },
  },
}
