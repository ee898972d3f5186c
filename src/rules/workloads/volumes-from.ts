import type { Rule } from '../../core/rule.ts'

/** Compose specification, "volumes_from". */
export const volumesFrom: Rule = {
  id: 'volumes-from',
  title: 'All volumes of another container are taken over',
  facet: 'rootfs',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Compose specification, "volumes_from"'],
  on: {
    'compose.setting'({ span, subject, noun, key, value = '' }, { report }) {
      if (key !== 'volumes_from') return
      report({
        span,
        subject,
        evidence: `volumes_from ${value}`,
        values: { noun },
        message:
          '{noun} takes over every volume of another container, those it does not need and those added later among them. Mount the named volumes it needs instead, read-only where it can be.',
      })
    },
  },
}
