import type { Rule } from '../../core/rule.ts'

/** Compose specification, "blkio_config". The right numbers depend on the disk, so there is no fix. */
export const missingBlockIoLimit: Rule = {
  id: 'missing-block-io-limit',
  title: 'Disk input and output are not limited',
  facet: 'cgroups',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['OWASP Docker Security Cheat Sheet, rule 7', 'Compose specification, "blkio_config"'],
  on: {
    workload({ span, subject, noun, lacks }, { report }) {
      if (!lacks('block-io-limit')) return
      report({
        span,
        subject,
        evidence: 'no block I/O limit',
        values: { noun },
        message:
          '{noun} has no limit for disk input and output: a service that reads or writes without pause slows every other one on the same disk. Give it a weight or a rate in "blkio_config".',
      })
    },
  },
}
