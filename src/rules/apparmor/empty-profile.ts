import type { Rule } from '../../core/rule.ts'

/** A profile without rules denies everything, even to map the program's own file. */
export const emptyProfile: Rule = {
  id: 'empty-profile',
  title: 'Profile is empty',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-ls:empty-profile'],
  references: ['apparmor.d(5)'],
  on: {
    'apparmor.profile'({ rules, includes, children, mode, nameSpan, subject, file, fullName }, { report }) {
      if (
        rules.length + children.length > 0 ||
        includes.some(({ prose }) => !prose) ||
        mode === 'unconfined' ||
        file.template
      ) {
        return
      }
      report({
        span: nameSpan,
        subject,
        evidence: 'no rules',
        values: { name: fullName },
        message:
          'The profile `{name}` has no rules, so its program cannot even be mapped into memory: such a profile gets switched off instead of finished. Write its rules (aa-genprof helps).',
      })
    },
  },
}
