import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** `gen_context` writes the level only where the policy has levels; SELint S-007. */
export const fileContextWithoutLevel: Rule = {
  id: 'file-context-without-level',
  title: 'File context names no level',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['selint:S-007'],
  references: ['SELint S-007'],
  on: {
    'selinux.fileContext'({ context, subject, path }, { report }) {
      if (context === 'none' || !context?.generated || context.level || !context.type) return
      report({
        span: context.span,
        subject,
        evidence: context.type.name,
        values: { path: path.name },
        message:
          'The context of `{path}` has no level, so a build with MLS or MCS turns it into an invalid context and the entry is lost. Add `s0`.',
        fixes: [safeFix('Add the level s0', context.addLevel('s0'))],
      })
    },
  },
}
