import type { Rule } from '../../core/rule.ts'

/** Docker docs, "Legacy container links"; Compose specification, "links", "external_links". */
export const legacyLink: Rule = {
  id: 'legacy-link',
  title: 'Services are joined by legacy links',
  facet: 'network',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Docker docs, "Legacy container links"', 'Compose specification, "links"'],
  on: {
    'compose.setting'({ span, subject, noun, key, value = '' }, { report }) {
      if (key !== 'links' && key !== 'external_links') return
      report({
        span,
        subject,
        evidence: `${key} ${value}`,
        values: { noun, key },
        message:
          '{noun} uses "{key}", a legacy feature: on the default bridge it hands the other container\'s environment, passwords included, to this one. Services on a common network find each other by name; remove the link.',
      })
    },
  },
}
