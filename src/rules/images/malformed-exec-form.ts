import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

const WITH_EXEC_FORM: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'VOLUME', 'COPY', 'ADD'])
const SINGLE = /['\u2018\u2019]/g
/** What a test of the shell begins with: `-f file`, `! ...`, `$A = b`. */
const SHELL_TEST = /^\s+(?:-[a-z]\s|!\s|\S+\s+(?:[=!]?=|-(?:eq|ne|lt|le|gt|ge))\s)/
const QUOTED = /^\[\s*['"\u2018-\u201d]/

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
      if (!WITH_EXEC_FORM.has(keyword) || json || !isArray(keyword, body)) return
      const text = source.slice(bodySpan)
      const better = QUOTED.test(body) ? text.replace(/[\u201c\u201d]/g, '"').replace(SINGLE, '"') : quoted(text)
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

/** Whether a text with a bracket before it is meant as an array. A test of the shell has its bracket, and so has a pattern of file names. */
function isArray(keyword: string, body: string): boolean {
  if (!body.startsWith('[')) return false
  const isOpen = !body.includes(']')
  if (keyword === 'RUN') return isOpen && QUOTED.test(body)
  const [whole = '', inside = ''] = /^\[([^\]]*)\]?/.exec(body) ?? []
  if (SHELL_TEST.test(inside)) return false
  const isAll = whole.length === body.length
  if (keyword === 'COPY' || keyword === 'ADD') return isAll ? isOpen || /[,\s]/.test(inside) : isStrings(whole)
  return isAll || isOpen || isStrings(whole)
}

/** `[node, server.js]` with its words in quotes; the text itself where they are no plain words. */
function quoted(text: string): string {
  const inside = /^\[([^[\]]*)\]$/.exec(text)?.[1]
  const words = inside?.split(',').map((word) => word.trim())
  return words?.every((word) => /^[\w./:=@%+-]+$/.test(word))
    ? `[${words.map((word) => `"${word}"`).join(', ')}]`
    : text
}

function isStrings(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) && value.every((one) => typeof one === 'string')
  } catch {
    return false
  }
}
