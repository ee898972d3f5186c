import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Unix socket rules". */
export const anyUnixSocket: Rule = {
  id: 'any-unix-socket',
  title: 'Program may talk to every abstract socket',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Unix socket rules"'],
  on: {
    'apparmor.unix'({ bare, deny, prompt, span, subject, text, addPeer }, { report }) {
      if (!bare || deny || prompt) return
      report({
        span,
        subject,
        evidence: text,
        message:
          '"unix" allows to talk to every abstract socket, such as those of X11 or of a container shim, which no file permission guards. Name the peer.',
        fixes: [
          reviewFix(
            "Talk to the profile's own processes only",
            'connections to sockets of other programs fail',
            addPeer('@{profile_name}'),
          ),
        ],
      })
    },
  },
}
