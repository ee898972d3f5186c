import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** The parser takes a target behind any permissions and drops it where nothing is started. */
export const targetWithoutTransition: Rule = {
  id: 'target-without-transition',
  title: 'Rule names a target but starts nothing',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['aa-ls:exec-target-without-transition'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'({ target, exec, letters, link, path, subject, removeTarget }, { report }) {
      if (!target || exec || link || letters.includes('l') || !path) return
      report({
        span: target.wholeSpan,
        subject,
        evidence: `target of ${path.written}`,
        values: { target: target.name },
        message:
          'The rule neither starts a program nor makes a link, so `-> {target}` does nothing. Remove it, or add the transition that was meant.',
        fixes: [safeFix('Remove the target', removeTarget())],
      })
    },
  },
}
