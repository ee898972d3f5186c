import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker docs, "AppArmor security profiles for Docker". */
export const apparmorUnconfined: Rule = {
  id: 'apparmor-unconfined',
  title: 'Workload runs without its AppArmor profile',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['compose-lint:CL-0009', 'cis-docker:5.2', 'owasp-docker:6'],
  references: [
    'CIS Docker Benchmark 5.2',
    'OWASP Docker Security Cheat Sheet, rule 6',
    'Docker docs, "AppArmor security profiles for Docker"',
  ],
  on: {
    confinement({ span, subject, noun, mechanism, platform, off, remove }, { report }) {
      if (mechanism !== 'apparmor' || off !== true) return
      report({
        span,
        subject,
        evidence: 'apparmor unconfined',
        message:
          platform === 'machine'
            ? "{noun} switches AppArmor off for the process that runs it: whoever breaks out of the guest reaches the disks of other machines and the host's files. Let the driver make it a profile of its own."
            : "{noun} switches AppArmor off: nothing stops it from writing to the kernel's settings in /proc and /sys or from mounting, should another guard fail. Remove it, or name a profile that allows what it needs.",
        values: { noun },
        fixes: [
          reviewFix(
            'Use the default AppArmor profile',
            'what the default profile forbids, such as mounting, will fail',
            remove(),
          ),
        ],
      })
    },
  },
}
