import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "Security label": model dac decides on the user of the process and the owner of its disks. */
export const dacSeparationDisabled: Rule = {
  id: 'dac-separation-disabled',
  title: 'Machine keeps the user everything else runs as',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Security label"'],
  on: {
    'libvirt.seclabel'({ span, subject, noun, type, model, place, remove }, { report }) {
      if (place !== 'domain' || type !== 'none' || model !== 'dac') return
      report({
        span,
        subject,
        evidence: 'seclabel none dac',
        values: { noun },
        message:
          '{noun} switches off that libvirt gives its process a user and its disks an owner: disks then have to be open to more than this machine. Remove the element.',
        fixes: [
          redefining(
            'Let the driver own the disks',
            'the driver changes the owner of the disk files while the machine runs',
            remove(),
          ),
        ],
      })
    },
  },
}
