import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker run reference: systempaths=unconfined turns off confinement for system paths (masked paths, read-only paths). */
export const systemPathsUnconfined: Rule = {
  id: 'system-paths-unconfined',
  title: 'Container sees the kernel files that engines hide',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'Docker run reference, "Security configuration"',
    'OCI runtime specification, maskedPaths and readonlyPaths',
    'NIST SP 800-190 4.4.3',
  ],
  on: {
    confinement({ span, subject, noun, mechanism, off, remove }, { report }) {
      if (mechanism !== 'system-paths' || off !== true) return
      report({
        span,
        subject,
        evidence: 'systempaths unconfined',
        message:
          "{noun} removes the cover from /proc and /sys: root in it can write to the kernel's settings, with which a program is run on the host unless AppArmor or SELinux forbids it. Remove it.",
        values: { noun },
        fixes: [
          reviewFix(
            'Hide the system paths again',
            'nested containers and tools that write to /proc/sys will fail',
            remove(),
          ),
        ],
      })
    },
  },
}
