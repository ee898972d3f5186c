import type { Rule } from '../../core/rule.ts'
import { isLocalOnly } from '../shared/commands/download.ts'
import { reportFlags } from '../shared/commands/verification-flag.ts'
import { writtenSetting } from '../shared/commands/written-setting.ts'

const UNCHECKED =
  '`{call}` takes whatever answers for the server: anyone who sits on the network path can put other content in place of the download. Remove the flag, and add the CA certificate where the server has one of its own.'

/** curl(1), --insecure: "skip the verification step and proceed without checking". */
export const curlVerificationOff: Rule = {
  id: 'curl-verification-off',
  title: "curl does not check the server's certificate",
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['checkov:CKV2_DOCKER_2'],
  references: ['curl(1), --insecure', 'NIST SP 800-190 4.1.3'],
  on: {
    command(command, context) {
      if (isLocalOnly(command)) return
      reportFlags(
        command,
        {
          program: /^curl$/,
          flags: ['-k', '--insecure'],
          message: UNCHECKED,
          caveat: 'curl will fail where the certificate is not one the image trusts',
        },
        context,
      )
      const word = writtenSetting(command, /(?:^|["'\\\s])(?:--)?insecure\b/, /curlrc/)
      if (!word) return
      context.report({
        span: word.span,
        subject: command.subject,
        evidence: 'curlrc insecure',
        message:
          'This setting makes every curl of the user take whatever answers for a server: anyone who sits on the network path can put other content in place of a download. Remove it, and add the CA certificate where a server has one of its own.',
      })
    },
    windowsCommand({ program, words, subject }, { report }) {
      const flag =
        program === 'curl' ? words.find(({ text }) => /^(?:-[a-zA-Z]*k[a-zA-Z]*|--insecure)$/.test(text)) : undefined
      if (!flag) return
      report({
        span: flag.span,
        subject,
        evidence: `curl ${flag.text}`,
        message: UNCHECKED,
        values: { call: `curl ${flag.text}` },
      })
    },
  },
}
