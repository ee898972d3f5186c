import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** BuildKit build check FromPlatformFlagConstDisallowed: a fixed platform builds the same image whatever the build is asked for. */
export const constantPlatform: Rule = {
  id: 'constant-platform',
  title: 'Stage is tied to one platform',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3029',
    'buildkit:FromPlatformFlagConstDisallowed',
    'buildkit-docs:FromPlatformFlagConstDisallowed',
    'kics:b16e8501-ef3c-44e1-a543-a093238099c9',
    'kics:using_platform_with_from',
    'semgrep:avoid-platform-with-from',
  ],
  references: ['https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, stage, trigger, subject, edit }, { report }) {
      const flag = instruction.flags.find(({ name }) => name === 'platform')
      if (keyword !== 'FROM' || trigger || !flag?.value || flag.value.includes('$')) return
      const { value } = flag
      const name = stage?.name?.toLowerCase() ?? ''
      // A stage that names its platform is one of several to choose from.
      if (
        value
          .toLowerCase()
          .split('/')
          .some((part) => name.includes(part))
      ) {
        return
      }
      report({
        span: flag.span,
        subject,
        evidence: `--platform ${value}`,
        values: { value },
        message:
          'The stage is always built for {value}, so a build for another platform gets an image that does not fit or runs emulated. Leave the platform to whoever builds.',
        fixes: [
          reviewFix(
            'Remove the platform',
            'the stage is then built for the platform asked for, or for the machine that builds',
            edit.removeFlag(flag),
          ),
        ],
      })
    },
  },
}
