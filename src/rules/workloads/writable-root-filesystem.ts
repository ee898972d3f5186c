import { together, type Edits } from '../../core/edit.ts'
import type { StartedImage } from '../../core/facts/workload.ts'
import { reviewFix, type Fix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { temporaryMount } from '../../knowledge/host/system-directories.ts'
import { TMPFS_AMOUNT, tmpfsSize } from '../shared/workloads/amounts.ts'
import { isKnown, writtenDirectories } from '../shared/workloads/image-needs.ts'

const KNOWN =
  'the image writes to its volumes and to the memory that is mounted; what is added to it, such as plug-ins and start scripts, may write elsewhere and fail'
const UNKNOWN =
  'a service that writes outside its volumes and /tmp fails, as many do at the start with sockets, caches and settings; what the image has in /tmp is hidden'

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
    workload({ span, subject, noun, image, lacks }, context) {
      const absence = lacks('read-only-root')
      if (!absence) return
      context.report({
        span,
        subject,
        evidence: 'read_only missing',
        values: { noun },
        message:
          '{noun} has a writable root file system: an attacker can replace its programs and leave tools behind. Set "read_only: true" and give it a tmpfs for what it must write.',
        fixes: [readOnlyFix(image, tmpfsSize(context), (mounts) => absence.add(mounts.join(' ')))],
      })
    },
    rootFilesystem({ span, subject, noun, readOnly, image, set, addTmpfs }, context) {
      if (readOnly !== false) return
      context.report({
        span,
        subject,
        evidence: 'read_only false',
        values: { noun },
        message:
          '{noun} switches the read-only root file system off: an attacker can replace its programs and leave tools behind. Set it to true and give it a tmpfs for what it must write.',
        fixes: [
          readOnlyFix(image, tmpfsSize(context), (mounts) => together(set(true), addTmpfs ? addTmpfs(...mounts) : [])),
        ],
      })
    },
  },
}

/** The fix, with memory mounted where the image writes; none where it is not sure that the image runs so. */
function readOnlyFix(
  image: StartedImage | undefined,
  size: string,
  edits: (mounts: readonly string[]) => Edits,
): Fix | undefined {
  const directories = writtenDirectories(image)
  return (
    directories &&
    reviewFix(
      'Make the root file system read-only',
      isKnown(image) ? KNOWN : UNKNOWN,
      edits(directories.map((directory) => temporaryMount(size, directory))),
    )
  )
}
