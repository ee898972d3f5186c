import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** YAML 1.1, "int"; Compose specification, "ports": "we recommend always writing them in quotes". */
export const base60Port: Rule = {
  id: 'base-60-port',
  title: 'Port may be read as a number in base 60',
  facet: 'operations',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: ['dclint:require-quotes-in-ports'],
  references: ['Compose specification, "ports"', 'YAML 1.1, "Integer language-independent type"'],
  on: {
    'compose.base60'({ span, subject, noun, text, quote }, { report }) {
      report({
        span,
        subject,
        evidence: `unquoted port ${text}`,
        values: { noun, text },
        message:
          '{noun} publishes {text} without quotes: readers of YAML 1.1, such as podman-compose, take it for a number in base 60 and publish another port. Put it in quotes.',
        fixes: [safeFix('Quote the port', quote())],
      })
    },
  },
}
