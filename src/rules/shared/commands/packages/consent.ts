import { safeFix } from '../../../../core/finding.ts'
import type { Rule } from '../../../../core/rule.ts'
import type { PackageManagerId } from '../../../../knowledge/packages/manager.ts'
import { callsOf, evidenceOf, consentAnchor, nameOf } from './call.ts'
import { isConfigured } from './configured.ts'

/** What a package manager asks before. */
const ASKED: ReadonlySet<string> = new Set(['install', 'upgrade', 'remove'])

/** How far back a command that answers is looked for: `yes | apt-get install`. */
const MAX_BEFORE = 20

/** Finds calls that ask for consent, which nobody can give in a build. */
export function withoutConsent(...managers: readonly PackageManagerId[]): Rule['on'] {
  return {
    script(script, { report }) {
      const asking = callsOf(script, ...managers).filter(({ action, command, manager, chooses }) => {
        return ASKED.has(action) && !command.mayHideFlags && !chooses(manager.assumeYes)
      })
      if (asking.length === 0 || isConfigured(script, /assume-?yes/i)) return
      for (const call of asking) {
        const { command, index } = call
        if (
          script.commands.slice(Math.max(0, index - MAX_BEFORE), index).some((other) => other.feeds().includes(command))
        ) {
          continue
        }
        const flag = call.manager.assumeYes?.insert ?? '-y'
        // zypper knows it as a global option only.
        const anchor = call.manager.id === 'zypper' ? { span: command.programSpan } : consentAnchor(call)
        report({
          span: call.span,
          subject: command.subject,
          evidence: evidenceOf(call),
          message:
            '`{call}` asks before it changes anything, and in a build nobody answers: it aborts as soon as a package brings another one along. Add `{flag}`.',
          values: { call: nameOf(call), flag },
          // A build that succeeds was asked nothing: the answer changes only builds that abort.
          fixes: [safeFix(`Add ${flag}`, command.insertAfter(anchor, flag))],
        })
      }
    },
  }
}
