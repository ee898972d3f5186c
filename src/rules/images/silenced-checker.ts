import type { Rule } from '../../core/rule.ts'

/** For teams that accept findings in one place only, outside the files they are about. */
export const silencedChecker: Rule = {
  id: 'silenced-checker',
  title: 'Comment switches off another checker',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL1001'],
  references: ['https://github.com/hadolint/hadolint#ignoring-rules'],
  on: {
    'dockerfile.file'({ pragmas, subject }, { report }) {
      for (const { span, tool, rules } of pragmas) {
        if (tool === 'ringfence') continue
        report({
          span,
          subject,
          evidence: `${tool} ${rules.join(' ')}`,
          values: { tool, rules: rules.join(', ') || 'all its rules' },
          message:
            'This comment makes {tool} silent about {rules}: what it would find here reaches no report. Correct the cause, or accept the finding where all accepted ones are kept.',
        })
      }
    },
  },
}
