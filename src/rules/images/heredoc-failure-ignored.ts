import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { scriptOfHeredoc } from '../shared/images/heredoc-script.ts'

/** Dockerfile reference, "Here-documents": the body is one script; its last command decides. */
export const heredocFailureIgnored: Rule = {
  id: 'heredoc-failure-ignored',
  title: 'A failure in a heredoc goes unnoticed',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'https://docs.docker.com/reference/dockerfile/#here-documents',
    'https://github.com/hadolint/hadolint/issues/882',
  ],
  on: {
    'dockerfile.instruction'(instruction, { report, source }) {
      const script = scriptOfHeredoc(instruction, source)
      if (!script || script.stops || script.statements < 2) return
      const { markerSpan, bodyStart, indent } = script
      report({
        span: markerSpan,
        subject: instruction.subject,
        evidence: 'heredoc without set -e',
        message:
          'Only the last command of this script decides whether the build goes on: when an earlier one fails, the image lacks what it should have done. Begin with `set -e`.',
        fixes: [
          reviewFix(
            'Add set -e',
            'a command that fails now stops the build, also one whose failure did no harm',
            instruction.edit.replace({ start: bodyStart, end: bodyStart }, `${indent}set -e${source.eol}`),
          ),
        ],
      })
    },
  },
}
