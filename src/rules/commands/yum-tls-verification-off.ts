import type { Command } from '../../core/facts/command.ts'
import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { setByManager, writtenSetting } from '../shared/commands/written-setting.ts'

const SETTING = /\bsslverify\s*=\s*(?:0|false|no|off)\b/i

/** dnf.conf(5), sslverify. */
export const yumTlsVerificationOff: Rule = {
  id: 'yum-tls-verification-off',
  title: 'yum or dnf does not check the certificates of repositories',
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['checkov:CKV2_DOCKER_15'],
  references: ['dnf.conf(5), sslverify', 'yum.conf(5), sslverify'],
  on: {
    command(command, { report }) {
      const { program = '', subject } = command
      const option = /^(?:yum|dnf[45]?|microdnf|tdnf|(?:yum|dnf)-config-manager)$/.test(program)
        ? command.flags('--setopt').find(({ value }) => SETTING.test(value ?? ''))
        : undefined
      const span =
        option?.span ?? setByManager(command, SETTING)?.span ?? writtenSetting(command, SETTING, /yum|dnf|\.repo/)?.span
      if (!span) return
      report({
        span,
        subject,
        evidence: `${program} sslverify`,
        message:
          '`sslverify` off makes yum and dnf take whatever answers for a repository: anyone who sits on the network path chooses which packages and metadata the build sees. Leave it on, and set `sslcacert` where a repository has a CA certificate of its own.',
        fixes: [
          option &&
            reviewFix(
              'Remove the option',
              'repositories whose certificate the image does not trust will fail',
              isSaved(command) ? undefined : option.remove(),
            ),
        ],
      })
    },
  },
}

/** Whether the option is all that a `config-manager` is called for. */
function isSaved({ program = '', operands }: Command): boolean {
  return /^(?:yum|dnf)-config-manager$/.test(program) || operands.some(({ value }) => value === 'config-manager')
}
