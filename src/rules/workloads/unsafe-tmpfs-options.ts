import type { Rule } from '../../core/rule.ts'

const UNSAFE = ['exec', 'suid', 'dev']

/** mount(8): Docker mounts tmpfs noexec, nosuid, nodev unless told otherwise. */
export const unsafeTmpfsOptions: Rule = {
  id: 'unsafe-tmpfs-options',
  title: 'Temporary file system allows programs, setuid or devices',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['compose-lint:CL-0022'],
  references: ['mount(8)'],
  on: {
    mount({ span, subject, noun, type, target = '', options }, { report }) {
      const unsafe = options.filter((option) => UNSAFE.includes(option))
      if (type !== 'tmpfs' || unsafe.length === 0) return
      report({
        span,
        subject,
        evidence: `${target} ${unsafe.join(',')}`,
        values: { noun, target, unsafe: unsafe.join(', ') },
        message:
          '{noun} mounts {target} as a temporary file system with "{unsafe}", which Docker leaves out by default: an attacker who can write there can also run what was written, or make it setuid. Remove the option.',
      })
    },
  },
}
