import { UNKNOWN } from '../../syntax/notation/interpolation.ts'

/** What a text with `${VAR}` in it comes to. */
export interface Interpolated {
  /** With defaults filled in; variables without one are left as `UNKNOWN`. */
  readonly text: string
  /** Whether no variable was left. */
  readonly known: boolean
  /** Names of the variables left, in order. */
  readonly unknown: readonly string[]
}

/** The variables a project sets: a value of undefined is one that must not be used, because it is a secret or cannot be known. */
export type Values = ReadonlyMap<string, string | undefined>

/** How deep defaults may nest: `${A:-${B:-c}}`. */
const MAX_DEPTH = 8
/** How many values one text may take in: a bound for hostile files. */
const MAX_VALUES = 16

interface Filling {
  readonly values: Values | undefined
  readonly unknown: string[]
  taken: number
}

/**
 * Fills in what Compose would: `$$` is a dollar; a variable the project sets counts as its value, `${VAR:-default}` and `${VAR-default}`
 * of another as their default, while its `${VAR:+value}`, `${VAR}` and `${VAR:?error}` cannot be known. (Compose specification,
 * "Interpolation".)
 */
export function interpolate(text: string, values?: Values): Interpolated {
  if (!text.includes('$')) return { text, known: true, unknown: [] }
  const filling: Filling = { values, unknown: [], taken: 0 }
  const filled = fill(text, filling, 0)
  return { text: filled, known: filling.unknown.length === 0, unknown: filling.unknown }
}

function fill(text: string, filling: Filling, depth: number): string {
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
      result += valueOf(text.slice(dollar + 2, end), filling, depth)
      at = end + 1
    } else {
      const name = /^[A-Za-z_]\w*/.exec(text.slice(dollar + 1, dollar + 257))?.[0]
      if (name === undefined) {
        result += '$'
        at = dollar + 1
      } else {
        result += take(name, filling) ?? unknownIn(filling, name)
        at = dollar + 1 + name.length
      }
    }
  }
  return result
}

function valueOf(inside: string, filling: Filling, depth: number): string {
  const [, name, operator = '', word = ''] = /^([A-Za-z_]\w*)(?:(:?[-?+])([^]*))?$/.exec(inside) ?? []
  if (name === undefined) return unknownIn(filling, inside)
  const hidden = filling.values?.has(name) === true && filling.values.get(name) === undefined
  const value = hidden ? undefined : take(name, filling)
  // With a colon, an empty value counts as none.
  const given = value !== undefined && (value !== '' || !operator.startsWith(':'))
  if (hidden || depth >= MAX_DEPTH) return unknownIn(filling, name)
  if (operator.endsWith('+')) return given ? fill(word, filling, depth + 1) : unknownIn(filling, name)
  if (given) return value
  return operator.endsWith('-') ? fill(word, filling, depth + 1) : unknownIn(filling, name)
}

function take(name: string, filling: Filling): string | undefined {
  return filling.taken++ < MAX_VALUES ? filling.values?.get(name) : undefined
}

function unknownIn(filling: Filling, name: string): string {
  filling.unknown.push(name)
  return UNKNOWN
}

/** The offset of the brace that closes one opened before `from`, or -1. Compose counts every brace, but does not look behind an opening one. */
function closingBrace(text: string, from: number): number {
  let open = 1
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === '}' && --open === 0) return i
    if (text[i] === '{') {
      open++
      i++
    }
  }
  return -1
}
