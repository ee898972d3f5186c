import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "ABI": the parser refuses a file whose ABI it cannot open. */
export const abiNotFound: Rule = {
  id: 'abi-not-found',
  title: 'ABI is named that does not exist',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-ls:missing-abi'],
  references: ['apparmor.d(5), "ABI"'],
  on: {
    'apparmor.file'({ abi, subject, template }, { report }) {
      if (abi?.resolution !== 'missing' || template) return
      report({
        span: abi.targetSpan,
        subject,
        evidence: `abi ${abi.target}`,
        values: { target: abi.target },
        message:
          'There is no `{target}` here and AppArmor ships none: the parser refuses the file, and its programs run without a profile. Name a set that exists, such as abi/4.0.',
      })
    },
  },
}
