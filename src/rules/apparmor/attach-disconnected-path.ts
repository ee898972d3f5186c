import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Profile Flags": attach_disconnected. */
export const attachDisconnectedPath: Rule = {
  id: 'attach-disconnected-path',
  title: 'Objects without a path are treated as if they lay under the root',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const flag = profile.flag('attach_disconnected')
      if (!flag || profile.container || profile.flag('attach_disconnected.path')) return
      const writesAll = profile.rules.some(
        (rule) => rule.kind === 'file' && !rule.deny && rule.write && rule.path?.covers('/**'),
      )
      report({
        span: flag.span,
        subject: profile.subject,
        evidence: 'flag attach_disconnected',
        message:
          'Files that were opened in another mount namespace get a name below "/" and pass for files they are not, so rules for real paths hold for them. Use attach_disconnected.path=DIRECTORY (AppArmor 4), or drop the flag if nothing needs it.',
        ...(writesAll && { threat: { needs: 'flaw', reaches: 'others' } }),
      })
    },
  },
}
