import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

const WITH_EXEC_FORM: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'VOLUME', 'COPY', 'ADD'])
const SINGLE = /['\u2018\u2019]/g
const OPENING = /^\[\s*['"\u2018-\u201d]/

/** Dockerfile reference, "Exec form": it is parsed as a JSON array, which knows only double quotes. */
export const malformedExecForm: Rule = {
  id: 'malformed-exec-form',
  title: 'Array is not JSON and is taken as plain text',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['sonar:S7030', 'hadolint:DL3025'],
  references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
  on: {
    'dockerfile.instruction'({ keyword, instruction: { json, body, bodySpan }, subject, edit }, { report, source }) {
      if (!WITH_EXEC_FORM.has(keyword) || json || !OPENING.test(body)) return
      // A test of the shell has its bracket, and RUN may be one.
      const isOpen = !body.includes(']')
      if (!isOpen && (keyword === 'RUN' || !body.endsWith(']'))) return
      const text = source.slice(bodySpan)
      const better = text.replace(/[\u201c\u201d]/g, '"').replace(SINGLE, '"')
      report({
        span: bodySpan,
        subject,
        evidence: `${keyword} array`,
        values: { keyword },
        message:
          '{keyword} looks like a JSON array but is none, so Docker takes it as text with brackets and quotes in it, and what runs or is copied is something else. JSON knows only double quotes, no comma before the bracket, and no array without it.',
        fixes:
          isStrings(better) && !(text.includes('"') && text.includes("'"))
            ? [
                reviewFix(
                  'Use double quotes',
                  'it is then an array; until now a shell or Docker read it as text',
                  edit.replace(bodySpan, better),
                ),
              ]
            : [],
      })
    },
  },
}

function isStrings(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
  } catch {
    return false
  }
}
