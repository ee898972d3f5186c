import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "SSH settings", password: keys are recommended instead. */
export const sshPasswordInFile: Rule = {
  id: 'ssh-password-in-file',
  title: 'Login password of the machine in the file',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/ssh_settings'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, value }, { report }) {
      if (!/^(?:ssh|winrm|winssh)\.password$/.test(key) || typeof value !== 'string' || value === '') return
      // The password all boxes have: a box's own weakness, which this line only repeats.
      const known = value === 'vagrant'
      report({
        span,
        subject,
        evidence: key,
        values: { noun, key },
        message: known
          ? '{noun} takes logins with the password every box is published with: whoever reaches its login is in. Use a key, which Vagrant makes by itself.'
          : '{noun} takes logins with the password in "{key}": everyone who can read this file or its history has it. Use a key, which Vagrant makes by itself, and change the password, as it is known now.',
      })
    },
  },
}
