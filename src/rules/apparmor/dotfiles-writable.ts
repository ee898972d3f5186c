import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { isBroad } from '../shared/apparmor/breadth.ts'
import { allows } from '../shared/apparmor/execution.ts'

/** abstractions/private-files denies writing what a user's session runs. */
export const dotfilesWritable: Rule = {
  id: 'dotfiles-writable',
  title: 'Profile may write every hidden file of a home directory',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-sev:6'],
  references: ['abstractions/private-files of AppArmor'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { path, write, scope, profile, subject, file } = rule
      if (!write || !path?.covers('/home/*/.?*') || isBroad(rule) || !allows(rule)) return
      if (scope.includes.some(({ abstraction }) => abstraction?.startsWith('private-files') === true)) return
      report({
        span: path.span,
        subject,
        evidence: `write ${path.written}`,
        values: { path: path.written },
        message:
          "`{path}` is writable, and with it the shell's start files, autostart entries and keys: what is put there runs later without this profile. Include abstractions/private-files-strict, which denies them.",
        fixes: [
          reviewFix(
            'Deny private files',
            'access to keys, mail and start files in home directories fails',
            profile && file.tunables === true ? scope.append('include <abstractions/private-files-strict>') : undefined,
          ),
        ],
      })
    },
  },
}
