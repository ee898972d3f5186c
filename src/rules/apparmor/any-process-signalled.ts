import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Signal rules". */
export const anyProcessSignalled: Rule = {
  id: 'any-process-signalled',
  title: 'Program may send signals to any process',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['apparmor.d(5), "Signal rules"'],
  on: {
    'apparmor.signal'({ deny, prompt, permissions, anyPeer, profile, span, subject, text, addPeer }, { report }) {
      const sends =
        permissions.length === 0 ||
        permissions.includes('send') ||
        permissions.includes('w') ||
        permissions.includes('rw')
      if (!sends || deny || prompt || !anyPeer || profile?.container === true) return
      report({
        span,
        subject,
        evidence: text,
        message: 'The program may stop or kill any process its user may. Name the peer, most often the profile itself.',
        fixes: [
          reviewFix(
            "Signal the profile's own processes only",
            'signals to other processes fail',
            addPeer('@{profile_name}'),
          ),
        ],
      })
    },
  },
}
