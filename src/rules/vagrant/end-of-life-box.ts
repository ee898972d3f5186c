import type { Rule } from '../../core/rule.ts'
import { boxEndOfLife } from '../../knowledge/images/end-of-life.ts'

/** Dates as the maintainers publish them (knowledge/eol-table.ts). */
export const endOfLifeBox: Rule = {
  id: 'end-of-life-box',
  title: 'Box holds a system past its end of life',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['NIST SP 800-190 4.1.1'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, value }, { report }) {
      const end = key === 'vm.box' && typeof value === 'string' ? boxEndOfLife(value) : undefined
      if (!end) return
      report({
        span,
        subject,
        evidence: `${end.product} ${String(value)}`,
        values: { noun, product: end.product, ended: end.ended },
        message:
          '{noun} is made from {product}, which has had no security updates since {ended}: flaws found after that day stay open for everyone who knows them. Move to a supported release.',
      })
    },
  },
}
