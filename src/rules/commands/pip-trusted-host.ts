import type { Rule } from '../../core/rule.ts'
import { cover } from '../../core/span.ts'
import { isLoopback } from '../../syntax/notation/web-address.ts'
import { reportFlags } from '../shared/commands/verification-flag.ts'

/** pip documentation, "pip install --trusted-host": "Mark this host or host:port pair as trusted, even though it does not have valid or any HTTPS". */
export const pipTrustedHost: Rule = {
  id: 'pip-trusted-host',
  title: 'pip trusts a host without checking its certificate',
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['checkov:CKV2_DOCKER_4'],
  references: ['pip documentation, --trusted-host', 'uv documentation, --allow-insecure-host'],
  on: {
    command(command, context) {
      const hosts = command.flags('--trusted-host', '--allow-insecure-host')
      const isNear =
        hosts.length > 0 && hosts.every(({ value }) => value !== undefined && isLoopback(value.replace(/:\d+$/, '')))
      if (isNear) return
      reportFlags(
        command,
        {
          program: /^(?:pip[\d.]*|pipx|uv|poetry)$/,
          flags: ['--trusted-host', '--allow-insecure-host'],
          message:
            '`{call}` takes packages from whatever answers for that host: anyone who sits on the network path can put their own code into the image. Remove it, and give pip the CA certificate with `--cert` where the index has one of its own.',
          caveat: 'pip will refuse an index without HTTPS or with a certificate the image does not trust',
        },
        context,
      )
      const {
        program = '',
        operands: [first, action, key, host],
        subject,
      } = command
      if (
        !/^pip[\d.]*$/.test(program) ||
        first?.value !== 'config' ||
        action?.value !== 'set' ||
        !key ||
        !host ||
        !/^\w+\.trusted-host$/.test(key.value ?? '')
      ) {
        return
      }
      context.report({
        span: cover(key.span, host.span),
        subject,
        evidence: 'pip config trusted-host',
        message:
          'This setting makes pip take packages from whatever answers for that host: anyone who sits on the network path can put their own code into the image. Remove it, and set `global.cert` to the CA certificate where the index has one of its own.',
      })
    },
  },
}
