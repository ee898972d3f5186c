import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { VagrantSetting } from '../../kinds/vagrant/facts.ts'

/** Vagrant documentation, "SSH settings", insert_key: by default Vagrant replaces the insecure key when it finds it. */
export const insecureSshKeyKept: Rule = {
  id: 'insecure-ssh-key-kept',
  title: 'The SSH key everybody has stays valid',
  facet: 'secrets',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/ssh_settings'],
  on: {
    'vagrant.setting'(setting, { report }) {
      const { span, subject, noun, key, value, items, reachable, ownKeys, beside, says, remove, set } = setting
      // With a key of one's own in the box, Vagrant has none to replace.
      const kept =
        key === 'ssh.insert_key' &&
        value === false &&
        (!says('ssh.private_key_path') || usesInsecureKey(beside('ssh.private_key_path')))
      const used =
        key === 'ssh.private_key_path' &&
        items.length === 1 &&
        usesInsecureKey(setting) &&
        beside('ssh.insert_key')?.value !== false
      if (ownKeys || (!kept && !used)) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} goes on taking the private key that comes with Vagrant, which everybody has: whoever reaches its SSH port logs in and becomes root. Let Vagrant put a key of its own in.',
        ...(reachable && { threat: { needs: 'access', reaches: 'workload' } as const }),
        // Where the insecure key is also named, it stays in use until that line goes as well.
        fixes:
          kept && !says('ssh.private_key_path')
            ? [reviewFix('Let Vagrant replace the key', CAVEAT, remove() ?? set('true'))]
            : [],
      })
    },
  },
}

const CAVEAT =
  'a box packaged from this machine no longer carries the key others expect in it; takes effect when the machine is made anew'

function usesInsecureKey(setting: VagrantSetting | undefined): boolean {
  return setting?.items.some((path) => typeof path === 'string' && path.includes('insecure_private_key')) ?? false
}
