import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "SSH settings", username: boxes have the user vagrant. */
export const sshRootLogin: Rule = {
  id: 'ssh-root-login',
  title: 'Vagrant logs in as root',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/ssh_settings'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, value }, { report }) {
      if (key !== 'ssh.username' || value !== 'root') return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} is logged in to as root: its SSH server lets root in, and whatever runs in that session can do everything. Use an ordinary user with sudo, as boxes have it.',
      })
    },
  },
}
