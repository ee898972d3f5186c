import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Launch security with AMD SEV": bit 0 of the policy set forbids debugging. */
export const confidentialDebuggingAllowed: Rule = {
  id: 'confidential-debugging-allowed',
  title: 'Encrypted guest may be debugged from the host',
  facet: 'kernel',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Launch security with AMD SEV"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['launchSecurity/policy'],
      weak: (value) => /^(?:0x[\da-f]{1,8}|\d{1,9})$/i.test(value) && (Number(value) & 1) === 0,
      message:
        '{noun} has its memory encrypted against the host, but its policy lets the host debug it, and so read it all ({value}). Set the lowest bit.',
      fixes: ({ value = '', set }) => [
        redefining(
          'Forbid debugging',
          'the guest is measured with the new policy, which who attests it has to expect',
          set(`0x${(Number(value) | 1).toString(16).padStart(4, '0')}`),
        ),
      ],
    }),
  },
}
