import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "SSH settings", verify_host_key: the default is :never as well. */
export const sshHostKeyUnchecked: Rule = {
  id: 'ssh-host-key-unchecked',
  title: 'Host key of the machine is not checked',
  facet: 'network',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/ssh_settings'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, value, items, set }, { report }) {
      const setting =
        (key === 'ssh.verify_host_key' && (value === 'never' || value === false)) ||
        (key === 'ssh.paranoid' && value === false)
      const argument =
        key === 'ssh.extra_args' &&
        items.some((item) => typeof item === 'string' && /StrictHostKeyChecking[ =]no/i.test(item))
      if (!setting && !argument) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} is logged in to whatever key its server shows: somebody between the host and the machine can take its place. Accept a new key once, and only that.',
        fixes:
          key === 'ssh.verify_host_key'
            ? [
                reviewFix(
                  'Accept new keys only',
                  'a machine that is made anew is refused until its old key is forgotten',
                  set(':accept_new'),
                ),
              ]
            : [],
      })
    },
  },
}
