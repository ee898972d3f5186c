import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

const TEMPLATES: Readonly<Record<string, string>> = {
  net_container: 'listen on and connect to every port',
  virt_container: 'control virtual machines through libvirt',
  x_container: 'talk to the X server, and so read what is typed',
  tty_container: 'use terminals of the host',
  home_rw_container: 'change home directories',
  log_rw_container: 'change the logs of the host',
  config_rw_container: 'change the configuration of the host',
}

/** man page udica(8). */
export const broadContainerTemplate: Rule = {
  id: 'broad-container-template',
  title: 'Container inherits a broad template',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page udica(8)'],
  on: {
    'cil.inheritance'({ span, subject, template: { name }, remove }, { report }) {
      const what = Object.hasOwn(TEMPLATES, name) ? TEMPLATES[name] : undefined
      if (what === undefined) return
      report({
        span,
        subject,
        evidence: `blockinherit ${name}`,
        message: '`{name}` lets the container {what}. Remove it, or use a narrower template or rule.',
        values: { name, what },
        fixes: [reviewFix('Remove the template', 'what the container uses of it will fail', remove())],
      })
    },
  },
}
