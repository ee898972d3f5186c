import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { takesTemporaryFiles, temporaryMount } from '../../knowledge/host/system-directories.ts'
import { TMPFS_AMOUNT, tmpfsSize } from '../shared/workloads/amounts.ts'

/** OWASP Docker Security Cheat Sheet, rule 8, pairs `--read-only` with `--tmpfs /tmp`. */
export const readOnlyRootWithoutTmpfs: Rule<typeof TMPFS_AMOUNT> = {
  id: 'read-only-root-without-tmpfs',
  title: 'Read-only root has no place for temporary files',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['owasp-docker:8'],
  references: ['OWASP Docker Security Cheat Sheet, rule 8'],
  options: TMPFS_AMOUNT,
  on: {
    rootFilesystem({ span, subject, noun, readOnly, mounted, addTmpfs }, context) {
      if (readOnly !== true || mounted === undefined || takesTemporaryFiles(mounted)) return
      context.report({
        span,
        subject,
        evidence: 'no tmpfs',
        values: { noun },
        message:
          '{noun} cannot write anywhere for a moment: most programs need /tmp or /run, and the quick way out is to make the root writable again. Mount memory there.',
        fixes: [
          reviewFix(
            'Mount memory at /tmp',
            'programs in the container can write there',
            addTmpfs?.(temporaryMount(tmpfsSize(context))),
          ),
        ],
      })
    },
  },
}
