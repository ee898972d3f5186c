import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** BuildKit build check RedundantTargetPlatform: a stage is built for the target platform anyway. */
export const redundantPlatform: Rule = {
  id: 'redundant-platform',
  title: 'Stage asks for the platform it has anyway',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['hadolint:DL3065', 'buildkit:RedundantTargetPlatform', 'buildkit-docs:RedundantTargetPlatform'],
  references: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, subject, edit }, { report }) {
      const flag = instruction.flags.find(({ name }) => name === 'platform')
      if (keyword !== 'FROM' || !flag || !/^\$(TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(flag.value ?? '')) return
      report({
        span: flag.span,
        subject,
        evidence: '--platform $TARGETPLATFORM',
        message:
          'The stage is built for the target platform anyway: the flag says nothing and hides whether a platform was chosen on purpose. Remove it.',
        fixes: [safeFix('Remove the platform', edit.removeFlag(flag))],
      })
    },
  },
}
