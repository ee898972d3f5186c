import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { offSetting } from '../shared/commands/off-setting.ts'
import { writtenSetting } from '../shared/commands/written-setting.ts'
import { resultOf } from '../shared/commands/workplace.ts'

/** npm documentation, config "strict-ssl"; Yarn documentation, enableStrictSsl. */
export const npmTlsVerificationOff: Rule = {
  id: 'npm-tls-verification-off',
  title: "npm, yarn or pnpm does not check the registry's certificate",
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['checkov:CKV2_DOCKER_13'],
  references: ['npm documentation, strict-ssl', 'Yarn documentation, enableStrictSsl'],
  on: {
    command(command, { report }) {
      const { program = '', subject } = command
      const isClient = /^(?:npm|yarn|yarnpkg|pnpm)$/.test(program)
      const setting = isClient ? offSetting(command, /^(?:strict-ssl|enableStrictSsl)$/) : undefined
      const flag = isClient
        ? command
            .flags('--strict-ssl', '--no-strict-ssl')
            .find(({ name, value }) => name === '--no-strict-ssl' || value === 'false')
        : undefined
      const span =
        setting?.span ??
        flag?.span ??
        writtenSetting(command, /\bstrict-ssl\s*=\s*false\b|enableStrictSsl\s*:\s*false\b/, /npmrc|yarnrc/)?.span
      if (!span) return
      report({
        span,
        subject,
        evidence: `${program} strict-ssl`,
        message:
          '`strict-ssl` off makes the package manager take whatever answers for the registry: anyone who sits on the network path can put their own code into the {result}. Leave it on, and set `cafile` where the registry has a CA certificate of its own.',
        values: { result: resultOf(command) },
        fixes: [
          setting &&
            reviewFix(
              'Switch strict-ssl on',
              'a registry whose certificate the image does not trust will fail',
              setting.turnOn(),
            ),
          flag &&
            reviewFix(
              `Remove ${flag.name}`,
              'a registry whose certificate the image does not trust will fail',
              flag.remove(),
            ),
        ],
      })
    },
  },
}
