import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { offSetting } from '../shared/commands/off-setting.ts'

/** git-config(1), http.sslVerify. */
export const gitTlsVerificationOff: Rule = {
  id: 'git-tls-verification-off',
  title: "git does not check the server's certificate",
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['git-config(1), http.sslVerify'],
  on: {
    command(command, { report }) {
      if (command.program !== 'git') return
      const setting = offSetting(command, /^http\.(?:.*\.)?sslverify$/i)
      if (!setting) return
      report({
        span: setting.span,
        subject: command.subject,
        evidence: 'git http.sslVerify',
        message:
          '`http.sslVerify` off makes git take whatever answers for the server: anyone who sits on the network path can put other sources in place of what is cloned. Leave it on, and set `http.sslCAInfo` where a server has a CA certificate of its own.',
        fixes: [
          reviewFix(
            'Switch http.sslVerify on',
            'a server whose certificate the image does not trust will fail',
            setting.turnOn(),
          ),
        ],
      })
    },
  },
}
