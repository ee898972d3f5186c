import { UNKNOWN } from '../../core/unknown.ts'

/** What a text with `${VAR}` in it comes to. */
export interface Interpolated {
  /** With defaults filled in; variables without one are left as `UNKNOWN`. */
  readonly text: string
  /** Whether no variable was left. */
  readonly known: boolean
  /** Names of the variables left, in order. */
  readonly unknown: readonly string[]
}

/** How deep defaults may nest: `${A:-${B:-c}}`. */
const MAX_DEPTH = 8

/**
 * Fills in what Compose would: `$$` is a dollar, `${VAR:-default}` and `${VAR-default}` count as their default,
 * `${VAR:+value}`, `${VAR}` and `${VAR:?error}` cannot be known. (Compose specification, "Interpolation".)
 */
export function interpolate(text: string): Interpolated {
  if (!text.includes('$')) return { text, known: true, unknown: [] }
  const unknown: string[] = []
  const filled = fill(text, unknown, 0)
  return { text: filled, known: unknown.length === 0, unknown }
}

function fill(text: string, unknown: string[], depth: number): string {
  let result = ''
  let at = 0
  while (at < text.length) {
    const dollar = text.indexOf('$', at)
    if (dollar < 0) return result + text.slice(at)
    result += text.slice(at, dollar)
    const next = text[dollar + 1]
    if (next === '$') {
      result += '$'
      at = dollar + 2
    } else if (next === '{') {
      const end = closingBrace(text, dollar + 2)
      if (end < 0) return result + text.slice(dollar)
      result += valueOf(text.slice(dollar + 2, end), unknown, depth)
      at = end + 1
    } else {
      const name = /^[A-Za-z_]\w*/.exec(text.slice(dollar + 1, dollar + 257))?.[0]
      if (name === undefined) {
        result += '$'
        at = dollar + 1
      } else {
        unknown.push(name)
        result += UNKNOWN
        at = dollar + 1 + name.length
      }
    }
  }
  return result
}

function valueOf(inside: string, unknown: string[], depth: number): string {
  const match = /^([A-Za-z_]\w*)(?:(:?[-?+])([^]*))?$/.exec(inside)
  if (match && (match[2] === ':-' || match[2] === '-') && depth < MAX_DEPTH) return fill(match[3] ?? '', unknown, depth + 1)
  unknown.push(match?.[1] ?? inside)
  return UNKNOWN
}

/** The offset of the brace that closes one opened before `from`, or -1. */
function closingBrace(text: string, from: number): number {
  let open = 1
  for (let i = from; i < text.length; i++) {
    if (text[i] === '}' && --open === 0) return i
    if (text[i] === '{' && text[i - 1] === '$') open++
  }
  return -1
}
