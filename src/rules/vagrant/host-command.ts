import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "Triggers"; a Vagrantfile is Ruby that every command runs. */
export const hostCommand: Rule = {
  id: 'host-command',
  title: 'The file runs a program on the host',
  facet: 'operations',
  threat: { needs: 'position', reaches: 'host' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/triggers'],
  on: {
    'vagrant.hostCommand'({ span, subject, when, text, plugin }, { report }) {
      if (plugin) return
      report({
        span,
        subject,
        evidence: `${when} ${text}`,
        values: { text: text === '' ? 'a program' : `\`${text}\`` },
        message:
          when === 'load'
            ? 'This runs {text} on the host whenever a vagrant command reads the file, "vagrant status" too: nobody expects a description of a machine to act. Do it in a script that people start themselves.'
            : 'This runs {text} on the host when the machine is started or stopped: whoever may change this file runs commands on the computers of all who use it. Do it in a script that people start themselves.',
      })
    },
  },
}
