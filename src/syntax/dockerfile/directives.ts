import { span } from '../../core/span.ts'
import { skipBlanks, trimEnd } from './logical.ts'
import type { Directive, DockerfileProblem, Escape } from './tree.ts'

/** What the head of the file says about the rest. */
export interface Head {
  readonly directives: readonly Directive[]
  readonly escape: Escape
  readonly problems: readonly DockerfileProblem[]
  /** Where the first line that is no directive starts. */
  readonly end: number
}

const DIRECTIVE = /^#[ \t\v\f\r]*([a-z][a-z0-9]*)[ \t\v\f\r]*=[ \t\v\f\r]*(.+)$/i
const KNOWN = new Set(['syntax', 'escape', 'check'])
// A directive is short; a longer line is a comment whatever it looks like, and the pattern stays cheap.
const LONGEST = 4096

/**
 * Reads the parser directives: known names, one a line, before anything else. The first line that is none (an unknown name, an
 * ordinary comment, a blank line) ends them, as in BuildKit's `DirectiveParser`.
 */
export function readDirectives(text: string): Head {
  const directives: Directive[] = []
  const problems: DockerfileProblem[] = []
  const seen = new Set<string>()
  let escape: Escape = '\\'
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (at < text.length) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    const start = skipBlanks(text, at, end)
    const whole = span(start, trimEnd(text, start, end))
    const match = whole.end - start > LONGEST ? null : DIRECTIVE.exec(text.slice(start, whole.end))
    const name = match?.[1]?.toLowerCase() ?? ''
    const value = match?.[2] ?? ''
    if (!KNOWN.has(name)) break
    const valueSpan = span(whole.end - value.length, whole.end)
    if (seen.has(name)) problems.push({ span: whole, message: `the directive ${name} is given twice` })
    else if (name === 'escape') {
      if (value === '`' || value === '\\') escape = value
      else problems.push({ span: valueSpan, message: 'the escape character can only be \\ or `' })
    }
    seen.add(name)
    directives.push({ name, value, span: whole, valueSpan })
    at = newline < 0 ? text.length : newline + 1
  }
  return { directives, escape, problems, end: at }
}
