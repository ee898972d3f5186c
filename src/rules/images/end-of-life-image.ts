import type { Rule } from '../../core/rule.ts'
import { endOfLife } from '../../knowledge/images/end-of-life.ts'

/** Dates as the maintainers publish them (knowledge/eol-table.ts). */
export const endOfLifeImage: Rule = {
  id: 'end-of-life-image',
  title: 'Image is past its end of life',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['NIST SP 800-190 4.1.1, 4.2.2'],
  on: {
    image({ span, subject, noun, reference, builtHere }, { report }) {
      const end = builtHere || reference === undefined ? undefined : endOfLife(reference)
      if (!end) return
      report({
        span,
        subject,
        evidence: `${end.product} ${reference ?? ''}`,
        values: { noun, product: end.product, ended: end.ended },
        message:
          '{noun} uses {product}, which has had no security updates since {ended}: flaws found after that day stay open for everyone who knows them. Move to a supported release.',
      })
    },
  },
}
