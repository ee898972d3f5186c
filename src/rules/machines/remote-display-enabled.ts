import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VirtualBox manual, "Remote Display (VRDP Support)". */
export const remoteDisplayEnabled: Rule = {
  id: 'remote-display-enabled',
  title: "Machine's display is served on the network",
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VirtualBox manual, "Remote Display (VRDP Support)"'],
  on: {
    'vbox.setting'({ span, subject, noun, key, value, effect, set }, { report }) {
      if (key !== 'RemoteDisplay@enabled' || value !== 'true') return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} serves its display to other computers: what is not served cannot be attacked. Switch it off where nobody looks.',
        fixes: [
          reviewFix(
            'Switch the display off',
            `nobody sees the console from elsewhere any more; ${effect}`,
            set('false'),
          ),
        ],
      })
    },
  },
}
