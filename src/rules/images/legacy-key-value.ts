import { safeFix } from '../../core/finding.ts'
import type { TextEdit } from '../../core/edit.ts'
import type { Rule } from '../../core/rule.ts'
import type { DockerfileInstruction } from '../../kinds/dockerfile/facts.ts'
import type { Source } from '../../core/source.ts'

/** Dockerfile reference, ENV: "ENV <key> <value>" takes the whole rest of the line for the value. */
export const legacyKeyValue: Rule = {
  id: 'legacy-key-value',
  title: 'Name and value are separated by a blank',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['buildkit:LegacyKeyValueFormat', 'buildkit-docs:LegacyKeyValueFormat', 'sonar:S6574'],
  references: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
  on: {
    'dockerfile.instruction'(of, { report, source }) {
      const {
        keyword,
        instruction: { pairs, keywordSpan },
        subject,
      } = of
      const [first] = pairs
      if (first?.legacy && first.valueSpan) {
        report({
          span: { start: keywordSpan.start, end: first.nameSpan.end },
          subject,
          evidence: `${keyword} ${first.name}`,
          values: { keyword, name: first.name },
          message:
            '{keyword} {name} has no "=", so the whole rest of the line is its value, even what looks like a second setting. The form is deprecated: write {name}=value.',
          fixes: [safeFix('Write it with "="', assignment(of, source))],
        })
      }
    },
    'dockerfile.file'({ instructions }, { report, source }) {
      const used = new Set([...source.text.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name))
      for (const {
        keyword,
        instruction: {
          words: [first, second, third],
          pairs,
          bodySpan,
        },
        subject,
      } of instructions) {
        // `ARG NAME value` declares two arguments; one that is no name, or that nothing uses, was meant as a value.
        if (keyword !== 'ARG' || !first || !second || third || pairs.some(({ raw }) => raw !== undefined)) continue
        const isName = /^[A-Za-z_]\w*$/.test(second.raw)
        if (isName && (/^[A-Z0-9_]+$/.test(second.raw) || used.has(second.raw))) continue
        report({
          span: bodySpan,
          subject,
          evidence: `ARG ${first.raw}`,
          values: { name: first.raw },
          confidence: isName ? 'medium' : 'high',
          message:
            'ARG {name} has no "=", so what follows is no default but a second argument, and {name} stays empty. Write {name}=value.',
        })
      }
    },
  },
}

/** Sets the equals sign, with quotes around a value of several words; the value itself is not touched. */
function assignment(
  { instruction: { pairs } }: DockerfileInstruction,
  source: Source,
): readonly TextEdit[] | undefined {
  const [pair] = pairs
  if (!pair?.valueSpan || pair.raw === undefined || pair.raw.startsWith('=')) return undefined
  const gap = { start: pair.nameSpan.end, end: pair.valueSpan.start }
  if (source.slice(gap).includes('#')) return undefined
  const equals = { span: gap, newText: '=' }
  const { start, end } = pair.valueSpan
  if (!/\s/.test(pair.raw) || /^("[^"\\`]*"|'[^'\\`]*')$/.test(pair.raw)) {
    return /\\|`/.test(pair.raw) && /\s/.test(pair.raw) ? undefined : [equals]
  }
  if (/["'\\`]/.test(pair.raw)) return undefined
  return [
    { ...equals, newText: '="' },
    { span: { start: end, end }, newText: '"' },
  ].filter(() => start < end)
}
