import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** The default profiles of container engines set both flags (moby/profiles, apparmor/template.go). */
export const deletedFilesUnmediated: Rule = {
  id: 'deleted-files-unmediated',
  title: 'Container profile does not mediate deleted files',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"', 'moby/profiles, apparmor/template.go'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const flag = profile.flag('attach_disconnected')
      if (!profile.container || !flag || profile.flag('mediate_deleted') || profile.flag('delegate_deleted')) return
      report({
        span: flag.span,
        subject: profile.subject,
        evidence: 'mediate_deleted missing',
        message:
          'The profile takes objects without a path for files under "/" but does not judge deleted files by the name they had, so a process that holds one open meets no rule. Add mediate_deleted, as the engines\' own profiles do.',
        fixes: [
          reviewFix(
            'Add mediate_deleted',
            'access to deleted files that are still open is judged by their old names',
            profile.addFlag('mediate_deleted'),
          ),
        ],
      })
    },
  },
}
