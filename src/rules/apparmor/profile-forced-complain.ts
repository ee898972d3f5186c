import type { Rule } from '../../core/rule.ts'

/** apparmor_parser(8): a file of that name in force-complain/ has the profile loaded in complain mode. */
export const profileForcedComplain: Rule = {
  id: 'profile-forced-complain',
  title: 'Profile is loaded in complain mode: its name stands in force-complain/',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor_parser(8)', 'aa-complain(8)'],
  on: {
    'apparmor.profile'({ file: { forcedComplainBy, path }, parent, nameSpan, subject }, { report }) {
      if (parent || forcedComplainBy === undefined) return
      report({
        span: nameSpan,
        subject,
        evidence: `force-complain/${path}`,
        values: { path },
        message:
          'force-complain/{path} exists, so this profile is loaded in complain mode whatever its flags say: what its rules do not allow is only logged. Remove that entry once the log is quiet.',
      })
    },
  },
}
