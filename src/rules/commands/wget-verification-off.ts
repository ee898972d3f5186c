import type { Rule } from '../../core/rule.ts'
import { isLocalOnly } from '../shared/commands/download.ts'
import { reportFlags } from '../shared/commands/verification-flag.ts'
import { writtenSetting } from '../shared/commands/written-setting.ts'

/** GNU Wget manual, --no-check-certificate. */
export const wgetVerificationOff: Rule = {
  id: 'wget-verification-off',
  title: "wget does not check the server's certificate",
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['checkov:CKV2_DOCKER_3'],
  references: ['wget(1), --no-check-certificate', 'NIST SP 800-190 4.1.3'],
  on: {
    command(command, context) {
      if (isLocalOnly(command)) return
      reportFlags(
        command,
        {
          program: /^wget$/,
          flags: ['--no-check-certificate'],
          message:
            '`{call}` takes whatever answers for the server: anyone who sits on the network path can put other content in place of the download. Remove the flag, and add the CA certificate where the server has one of its own.',
          caveat: 'wget will fail where the certificate is not one the image trusts',
        },
        context,
      )
      const word = writtenSetting(command, /check[-_]certificate\s*=\s*(?:off|0|no)/i, /wgetrc/)
      if (!word) return
      context.report({
        span: word.span,
        subject: command.subject,
        evidence: 'wgetrc check_certificate',
        message:
          'This setting makes every wget take whatever answers for a server: anyone who sits on the network path can put other content in place of a download. Remove it, and add the CA certificate where a server has one of its own.',
      })
    },
  },
}
