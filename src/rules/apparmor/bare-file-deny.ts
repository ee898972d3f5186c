import type { Rule } from '../../core/rule.ts'

/** The parsers up to 4.1 do not compile it. */
export const bareFileDeny: Rule = {
  id: 'bare-file-deny',
  title: 'Deny rule for all files does not compile',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "File rules"'],
  on: {
    'apparmor.fileRule'({ deny, path, link, span, subject, text }, { report }) {
      if (!deny || path || link) return
      report({
        span,
        subject,
        evidence: text,
        message:
          'No parser up to 4.1 compiles a deny rule for all files without a path, so the programs of this file run without a profile. Write "deny /** rwklmx,".',
      })
    },
  },
}
