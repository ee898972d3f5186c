import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const bootSourcesUnrestricted: Rule = {
  id: 'boot-sources-unrestricted',
  title: 'Machine may start from a network or an inserted disk',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['vmware-scg:vm-9.efi-boot-types'],
  references: ['VMware vSphere Security Configuration Guide'],
  on: {
    'vmx.machine'({ span, subject, noun, complete, effect, get, put }, { report }) {
      const classes = get('bios.bootDeviceClasses') ?? 'allow:all'
      if (!complete || classes.replace(/^allow:/i, '') === 'hd') return
      report({
        span,
        subject,
        evidence: 'bios.bootDeviceClasses',
        values: { noun },
        message:
          '{noun} may start from other places than its disks: who controls the network or its drives starts what he likes. Allow its disks alone.',
        fixes: [
          reviewFix(
            'Start from disks alone',
            `the machine no longer starts from a network or an optical drive; ${effect}`,
            put('bios.bootDeviceClasses', 'allow:hd'),
          ),
        ],
      })
    },
  },
}
