import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const bootSourcesUnrestricted: Rule = {
  id: 'boot-sources-unrestricted',
  title: 'Machine can boot from the network or an inserted disk',
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
          '{noun} can boot from other sources than its disks: anyone who controls the network or its drives can boot their own code. Allow only its disks.',
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
