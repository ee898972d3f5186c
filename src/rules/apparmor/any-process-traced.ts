import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { hasDuty } from '../shared/apparmor/execution.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

/** apparmor.d(5), "PTrace rules". */
export const anyProcessTraced: Rule = {
  id: 'any-process-traced',
  title: 'Program may trace processes outside of its profile',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['apparmor.d(5), "PTrace rules"', 'ptrace(2)'],
  on: {
    'apparmor.ptrace'(rule, { report }) {
      const { deny, prompt, permissions, peer, anyPeer, scope, span, subject, text, addPeer } = rule
      const traces = permissions.length === 0 || permissions.includes('trace')
      if (!traces || deny || prompt || !(anyPeer || peer === 'unconfined') || scope.allowsAll) return
      if (hasDuty(rule, ['tracing', 'debugging'])) return
      report(
        toldOnce(text, {
          span,
          subject,
          evidence: text,
          message: anyPeer
            ? 'The program may attach to processes of any profile, or of none, read their memory and have them run its code: their rights become its own. Name the peer, most often the profile itself.'
            : 'The program may attach to every process that has no profile, read its memory and have it run any code: the rights of all of them are open to it. Name another peer, most often the profile itself.',
          fixes: [
            reviewFix(
              "Trace the profile's own processes only",
              'tracing or inspecting other processes fails',
              addPeer('@{profile_name}'),
            ),
          ],
        }),
      )
    },
  },
}
