import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** QEMU documentation, "Security": the non-virtualization use case gives no guarantee of isolation. */
export const emulatedProcessor: Rule = {
  id: 'emulated-processor',
  title: 'Machine runs on an emulated processor',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://www.qemu.org/docs/master/system/security.html'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, value, set }, { report }) {
      if (key !== 'libvirt.driver' || value !== 'qemu') return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} runs on a processor QEMU emulates: that code was not written to hold hostile guests, and its developers do not treat ways out of it as security flaws. Use kvm.',
        fixes: [
          reviewFix(
            'Use KVM',
            "the host's processor has to offer virtualisation; takes effect when the machine is made anew",
            set('"kvm"'),
          ),
        ],
      })
    },
  },
}
