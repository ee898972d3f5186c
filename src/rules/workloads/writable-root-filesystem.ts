import type { Edits } from '../../core/edit.ts'
import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { takesTemporaryFiles, temporaryMount } from '../../knowledge/host/system-directories.ts'
import { TMPFS_AMOUNT, tmpfsSize } from '../shared/workloads/amounts.ts'

const CAVEAT = 'a service that writes outside its volumes and /tmp will fail, and what the image has in /tmp is hidden'

/** CIS 5.13. */
export const writableRootFilesystem: Rule<typeof TMPFS_AMOUNT> = {
  id: 'writable-root-filesystem',
  title: 'Root file system is writable',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['compose-lint:CL-0007', 'semgrep:writable-filesystem-service', 'cis-docker:5.13', 'owasp-docker:8'],
  references: ['CIS Docker Benchmark 5.13', 'NIST SP 800-190 4.4.4', 'OWASP Docker Security Cheat Sheet, rule 8'],
  options: TMPFS_AMOUNT,
  on: {
    workload({ span, subject, noun, lacks }, context) {
      const absence = lacks('read-only-root')
      if (!absence) return
      context.report({
        span,
        subject,
        evidence: 'read_only missing',
        values: { noun },
        message:
          '{noun} has a writable root file system: an attacker can replace its programs and leave tools behind. Set "read_only: true" and give it a tmpfs for what it must write.',
        fixes: [
          reviewFix('Make the root file system read-only', CAVEAT, absence.add(temporaryMount(tmpfsSize(context)))),
        ],
      })
    },
    rootFilesystem({ span, subject, noun, readOnly, mounted = [], set, addTmpfs }, context) {
      if (readOnly !== false) return
      context.report({
        span,
        subject,
        evidence: 'read_only false',
        values: { noun },
        message:
          '{noun} switches the read-only root file system off: an attacker can replace its programs and leave tools behind. Set it to true and give it a tmpfs for what it must write.',
        fixes: [
          reviewFix(
            'Make the root file system read-only',
            CAVEAT,
            both(set(true), takesTemporaryFiles(mounted) ? [] : (addTmpfs?.(temporaryMount(tmpfsSize(context))) ?? [])),
          ),
        ],
      })
    },
  },
}

function both(edits: Edits, more: NonNullable<Edits>): Edits {
  return edits && [...edits, ...more]
}
