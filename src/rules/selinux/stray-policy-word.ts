import type { Rule } from '../../core/rule.ts'
import { policyIndex } from '../../kinds/selinux/shared/policy-index.ts'
import { together } from '../shared/selinux/told-once.ts'

const MESSAGE =
  '`{word}` is neither a statement nor a call. Unless a macro has that name, the module does not compile. Correct the word, or remove it.'

/** m4 leaves a word it does not know, and the compiler refuses it; SELint E-010. */
export const strayPolicyWord: Rule = {
  id: 'stray-policy-word',
  title: 'Word is not a policy statement',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:E-010', 'selint:F-001'],
  references: ['SELint E-010'],
  on: {
    'selinux.strayWord'({ word, within, subject }, { report, neighbours }) {
      if (
        within.some(({ form }) => form === 'define') ||
        !/^[a-z]\w*$/i.test(word.name) ||
        policyIndex(neighbours).callable(word.name)
      ) {
        return
      }
      report({
        span: word.span,
        subject,
        evidence: word.name,
        values: { word: word.name },
        confidence: 'medium',
        message: MESSAGE,
        together: together({ message: MESSAGE }, [word.name]),
      })
    },
  },
}
