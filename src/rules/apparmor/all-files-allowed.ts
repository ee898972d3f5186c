import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "File rules": a bare rule matches every file, with inherited execution. */
export const allFilesAllowed: Rule = {
  id: 'all-files-allowed',
  title: 'Profile allows every access to every file',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-lint:too-wide'],
  references: ['apparmor.d(5), "File rules"'],
  on: {
    'apparmor.fileRule'({ path, link, deny, prompt, owner, profile, scope, span, subject, text }, { report }) {
      if (path || link || deny || prompt) return
      // The files of an image are not known: `container-profile-gaps` looks at what is denied.
      if (profile?.container === true && scope.rules.some((rule) => rule.kind === 'file' && rule.deny)) return
      report({
        span,
        subject,
        evidence: text,
        message: owner
          ? '"owner file" allows to read, write and run every file of the user the program runs as, so for files the profile holds nobody. List the paths the program needs.'
          : '"file" allows to read, write and run every file, so for files the profile holds nobody. List the paths the program needs.',
      })
    },
  },
}
