import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "SSH settings", forward_env. */
export const sshEnvironmentForwarded: Rule = {
  id: 'ssh-environment-forwarded',
  title: 'Variables of the host are handed to the guest',
  facet: 'secrets',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/ssh_settings'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, items }, { report }) {
      if (key !== 'ssh.forward_env' || items.length === 0) return
      const names = items.filter((item) => typeof item === 'string')
      const secret = names.find((name) => SECRET.test(name))
      report({
        span,
        subject,
        evidence: key,
        values: { noun, names: names.join(', ') },
        message:
          '{noun} is handed variables of the host ({names}): what they hold is there for whoever breaks into the guest. Hand over only what the guest needs, and no credentials.',
        ...(secret !== undefined && { threat: { needs: 'code', reaches: 'workload' } as const }),
      })
    },
  },
}

const SECRET = /TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|CREDENTIAL/i
