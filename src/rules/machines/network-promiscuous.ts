import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Promiscuous mode hands a guest frames that are not meant for it. */
export const networkPromiscuous: Rule = {
  id: 'network-promiscuous',
  title: "Guest sees other machines' traffic",
  facet: 'network',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VMware product documentation, "Promiscuous mode"'],
  on: {
    networkCard({ span, subject, noun, promiscuous, effect, denyPromiscuous }, { report }) {
      if (promiscuous !== 'all' && promiscuous !== 'machines') return
      report({
        span,
        subject,
        evidence: 'promiscuous',
        values: { noun, whose: promiscuous === 'all' ? 'the host and of other machines' : 'other machines' },
        message: '{noun} may put its network card into promiscuous mode: it reads the traffic of {whose}. Deny it.',
        ...(promiscuous === 'machines' && { threat: { needs: 'flaw', reaches: 'others' } }),
        fixes: [
          reviewFix(
            'Deny promiscuous mode',
            `sniffers and nested machines behind this card see less; ${effect}`,
            denyPromiscuous(),
          ),
        ],
      })
    },
  },
}
