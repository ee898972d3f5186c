import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "Security label": type none runs the process without confinement by the driver. Where the model is named, the rules on AppArmor and SELinux speak. */
export const macConfinementDisabled: Rule = {
  id: 'mac-confinement-disabled',
  title: 'Machine runs without any label of its own',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Security label"'],
  on: {
    'libvirt.seclabel'({ span, subject, noun, type, model, place, remove }, { report }) {
      if (place !== 'domain' || type !== 'none' || /^(?:dac|apparmor|selinux)$/.test(model ?? '')) return
      report({
        span,
        subject,
        evidence: 'seclabel none',
        values: { noun },
        message:
          '{noun} is started without a security label: whoever breaks out of the guest is held back by neither SELinux nor AppArmor, and reaches the disks of other machines. Remove the element, and the driver gives each machine a label of its own.',
        fixes: [
          redefining(
            'Let the driver label the machine',
            'files the driver cannot label are no longer reachable',
            remove(),
          ),
        ],
      })
    },
  },
}
