import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Docker run reference, "Security configuration": label=disable turns off label confinement for the container. */
export const selinuxDisabled: Rule = {
  id: 'selinux-disabled',
  title: 'Workload runs without SELinux separation',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['compose-lint:CL-0009', 'semgrep:selinux-separation-disabled', 'cis-docker:5.3', 'owasp-docker:6'],
  references: ['CIS Docker Benchmark 5.3', 'OWASP Docker Security Cheat Sheet, rule 6'],
  on: {
    confinement({ span, subject, noun, mechanism, platform, off, remove }, { report }) {
      if (mechanism !== 'selinux' || off !== true) return
      report({
        span,
        subject,
        evidence: 'label disable',
        message:
          platform === 'machine'
            ? "{noun} switches SELinux off for the process that runs it: an attacker who breaks out of the guest can access the disks of other machines and the host's files. Let the driver give it a label of its own."
            : '{noun} switches SELinux separation off: where the engine uses SELinux (Podman; Docker with `selinux-enabled`), no label keeps it from files and processes outside. Remove it, or name a type that allows what it needs.',
        values: { noun },
        fixes: [
          reviewFix('Use SELinux separation', 'files without a container label become unreadable to it', remove()),
        ],
      })
    },
  },
}
