import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "IO_URING rules". */
export const ioUringAllowed: Rule = {
  id: 'io-uring-allowed',
  title: 'Program may change credentials through io_uring',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "IO_URING rules"', 'io_uring_register(2)'],
  on: {
    'apparmor.ioUring'({ deny, prompt, permissions, span, subject, text, setPermissions }, { report }) {
      const overrides = permissions.includes('override_creds')
      if (deny || prompt || !(permissions.length === 0 || overrides)) return
      report({
        span,
        subject,
        evidence: text,
        message:
          'The program may have the kernel carry out requests with other credentials than its own, on an interface that system call filters do not see into. Allow sqpoll alone.',
        ...(overrides && { threat: { needs: 'flaw', reaches: 'host' } }),
        fixes: [reviewFix('Allow sqpoll alone', 'requests with registered credentials fail', setPermissions('sqpoll'))],
      })
    },
  },
}
