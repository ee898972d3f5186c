import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "VirtualBox configuration", gui. */
export const guiConsoleOpen: Rule = {
  id: 'gui-console-open',
  title: 'Console of the machine opens on the screen',
  facet: 'operations',
  threat: { needs: 'access', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/providers/virtualbox/configuration'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, value, set }, { report }) {
      if (!/^(?:virtualbox|vmware|parallels)\.gui$/.test(key) || value !== true) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          "{noun} shows its console in a window: whoever gets to the screen has the machine's keyboard, and boxes log in with a password everybody knows. Switch it off where nobody needs to look.",
        fixes: [
          reviewFix(
            'Show no console',
            'the machine runs without a window; takes effect with "vagrant reload"',
            set('false'),
          ),
        ],
      })
    },
  },
}
