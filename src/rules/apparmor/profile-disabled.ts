import type { Rule } from '../../core/rule.ts'

/** apparmor_parser(8), "CONFIG FILE" and the folders it obeys: a file of that name in disable/ has the profile skipped. */
export const profileDisabled: Rule = {
  id: 'profile-disabled',
  title: 'Profile is not loaded: its name stands in disable/',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor_parser(8)', 'aa-disable(8)'],
  on: {
    'apparmor.profile'({ file: { disabledBy, path }, parent, nameSpan, subject }, { report }) {
      if (parent || disabledBy === undefined) return
      report({
        span: nameSpan,
        subject,
        evidence: `disable/${path}`,
        values: { path },
        message:
          'The parser skips this file, because disable/{path} exists: its programs run without confinement. Remove that entry once the profile fits (aa-enforce does).',
      })
    },
  },
}
