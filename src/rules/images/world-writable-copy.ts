import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { fileMode } from '../../syntax/notation/file-mode.ts'

/** CWE-732; Sonar S2612. */
export const worldWritableCopy: Rule = {
  id: 'world-writable-copy',
  title: 'Copied files can be changed by every user',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['sonar:S2612', 'datadog:avoid_chmod_777'],
  references: ['CWE-732', 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
  on: {
    'dockerfile.instruction'({ keyword, kept, stage, instruction, subject, expand, edit }, { report }) {
      const flag = instruction.flags.find(({ name }) => name === 'chmod')
      if ((keyword !== 'COPY' && keyword !== 'ADD') || !(kept || stage?.copiedOut) || !flag?.value || !flag.valueSpan) {
        return
      }
      const value = expand({ raw: flag.value })
      const mode = value === undefined ? undefined : fileMode(value)
      if (!value || !mode?.worldWritable) return
      const better = mode.ownerWrites
      report({
        span: flag.span,
        subject,
        evidence: `--chmod ${flag.value}`,
        values: { mode: value },
        message:
          'Mode {mode} lets every user in the container change the copied files: whoever gets code to run there, as whatever user, can plant something in them. Let only their owner write.',
        fixes:
          better === undefined || better === '' || value !== flag.value
            ? []
            : [
                reviewFix(
                  `Use mode ${better}`,
                  'users other than the owner can no longer write to them',
                  edit.replace(flag.valueSpan, better),
                ),
              ],
      })
    },
  },
}
