import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** tmpfs(5): without size a tmpfs may grow to half of the memory. */
export const unlimitedTmpfs: Rule = {
  id: 'unlimited-tmpfs',
  title: 'Temporary file system has no size limit',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['tmpfs(5)'],
  on: {
    mount({ span, subject, noun, type, target = '', options, addOption }, { report }) {
      if (type !== 'tmpfs' || options.some((option) => /^(size|nr_blocks)=/.test(option))) return
      report({
        span,
        subject,
        evidence: `${target} without size`,
        values: { noun, target },
        message:
          '{noun} mounts {target} as a temporary file system without a size: it lives in memory and may fill half of the host\'s. Give it "size=".',
        fixes: [reviewFix('Limit it to 64 MB', 'a program that writes more there fails', addOption?.('size=64m'))],
      })
    },
  },
}
