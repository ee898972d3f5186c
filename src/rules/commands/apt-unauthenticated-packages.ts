import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { reportFlags } from '../shared/commands/verification-flag.ts'
import { writtenSetting } from '../shared/commands/written-setting.ts'

const SETTING = /(?:AllowUnauthenticated|AllowInsecureRepositories)["'\s=]*(?:true|1|yes|on)/i

/** apt-get(8), --allow-unauthenticated; apt-secure(8). */
export const aptUnauthenticatedPackages: Rule = {
  id: 'apt-unauthenticated-packages',
  title: 'apt installs packages without a trusted signature',
  facet: 'image',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['checkov:CKV2_DOCKER_8', 'cis-docker:4.11'],
  references: ['apt-get(8), --allow-unauthenticated', 'apt-secure(8)', 'CIS Docker Benchmark 4.11'],
  on: {
    command(command, context) {
      reportFlags(
        command,
        {
          program: /^(?:apt|apt-get|aptitude)$/,
          flags: ['--allow-unauthenticated', '--allow-insecure-repositories'],
          message:
            "`{call}` installs packages whose signature is missing or wrong: anyone who sits on the network path or controls a mirror can put their own code into the image. Remove the flag, and name the repository's key with `signed-by`.",
          caveat: 'apt will refuse repositories without a key it knows',
        },
        context,
      )
      const { program = '', phase, subject, flags } = command
      if (phase === 'health-check') return
      const option = program.startsWith('apt')
        ? flags('-o', '--option').find(({ value }) => SETTING.test(value ?? ''))
        : undefined
      const span = option?.span ?? writtenSetting(command, SETTING, /apt\.conf/)?.span
      if (!span) return
      context.report({
        span,
        subject,
        evidence: 'apt setting AllowUnauthenticated',
        message:
          "This setting makes apt install packages whose signature is missing or wrong: anyone who sits on the network path or controls a mirror can put their own code into the image. Remove it, and name the repository's key with `signed-by`.",
        fixes: [
          option &&
            reviewFix('Remove the option', 'apt will refuse repositories without a key it knows', option.remove()),
        ],
      })
    },
  },
}
