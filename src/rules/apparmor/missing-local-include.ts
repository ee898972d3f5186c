import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { isLabel } from './unconfined-mode-profile.ts'

/** Debian's and upstream's profiles end with it, so that an administrator's additions survive updates. */
export const missingLocalInclude: Rule = {
  id: 'missing-local-include',
  title: 'Profile has no place for local additions',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-lint:include', 'aa-lint:subprofiles'],
  references: ['apparmor.d(5), "#include mechanism"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      const { type, file, container, nameSpan, subject, includes } = profile
      if (type !== 'profile' || file.role !== 'profile' || container || file.template || isLabel(profile)) return
      if (includes.some(({ target }) => /(^|\/)local\//.test(target))) return
      const name =
        /^[\w.-]+$/.test(file.path) && file.profiles.filter(({ parent }) => !parent).length === 1
          ? file.path
          : undefined
      report({
        span: nameSpan,
        subject,
        evidence: 'local include missing',
        message:
          'The profile includes no file for local additions: whoever needs one more path edits the profile itself, and the next update overwrites or refuses it. Include a file under local/ if it exists.',
        fixes: [
          reviewFix(
            'Include a local file',
            'what a file of that name allows or denies counts from then on',
            name === undefined ? undefined : profile.append(`include if exists <local/${name}>`),
          ),
        ],
      })
    },
  },
}
