import type { Rule } from '../../core/rule.ts'

/** tmpfs(5): without size a tmpfs may grow to half of the memory. */
export const unlimitedTmpfs: Rule = {
  id: 'unlimited-tmpfs',
  title: 'Temporary file system has no size limit',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['tmpfs(5)'],
  on: {
    mount({ span, subject, noun, type, target = '', options }, { report }) {
      if (type !== 'tmpfs' || options.some((option) => /^(size|nr_blocks)=/.test(option))) return
      report({
        span, subject, evidence: `${target} without size`, values: { noun, target },
        message: '{noun} mounts {target} as a temporary file system without a size: it lives in memory and may fill half of the host\'s. Give it "size=".',
      })
    },
  },
}
