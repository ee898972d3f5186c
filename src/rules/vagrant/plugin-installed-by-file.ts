import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "config.vagrant", plugins. */
export const pluginInstalledByFile: Rule = {
  id: 'plugin-installed-by-file',
  title: 'The file installs plugins',
  facet: 'operations',
  threat: { needs: 'position', reaches: 'host' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/vagrant_settings'],
  on: {
    'vagrant.hostCommand'({ span, subject, text, plugin }, { report }) {
      if (!plugin) return
      report({
        span,
        subject,
        evidence: text,
        message:
          'This file has plugins installed: they are programs from a public registry that run on the host with every vagrant command, for all projects. Name them in the documentation, and let people install them.',
      })
    },
  },
}
