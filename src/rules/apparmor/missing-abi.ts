import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { abiFor } from '../shared/apparmor/newer-classes.ts'

/** apparmor.d(5), "ABI": without it the parser falls back to what the system is configured for. */
export const missingAbi: Rule = {
  id: 'missing-abi',
  title: 'Profile does not say for which kernel features it is written',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-lint:abi'],
  references: ['apparmor.d(5), "ABI"'],
  on: {
    'apparmor.file'(file, { report }) {
      const [first] = file.profiles
      if (file.role !== 'profile' || file.abi || !first || file.template || first.container) return
      report({
        span: first.nameSpan,
        subject: first.subject,
        evidence: 'abi missing',
        message:
          "Without an abi line it hangs on the host which of these rules are enforced: classes the host's default set does not name are ignored without a word. Pin the features the profile is written for.",
        fixes: [
          reviewFix(
            'Pin the feature set',
            'rules that were ignored so far are enforced, and later classes are left unmediated',
            file.insertAbi(abiFor(file)),
          ),
        ],
      })
    },
  },
}
