import { closingQuote } from './quotes.ts'

/** A variable in a raw word, with its place in that word. */
export interface RawVariable {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly defaultValue?: string
  readonly alternative?: string
}

interface Open {
  /** Which variable the brace belongs to. */
  readonly index: number
  readonly operator: string
  readonly valueFrom: number
  /** Whether double quotes were open around the brace. */
  readonly quoted: boolean
}

const NAME = /[\p{L}_][\p{L}\p{Nd}_]*|\p{Nd}+|[@*#?!$-]/uy
const OPERATOR = /:?[-+?]|##?|%%?|\/\/?/y

/** The text a sticky pattern matches at `at`, or an empty one. */
export function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** The name of the variable whose `$` or `${` ends at `at`, or an empty text: then the dollar is no variable. */
export function nameAt(text: string, at: number): string {
  return matchAt(NAME, text, at)
}

/** The operator between a braced name and its word, or an empty text. */
export function operatorAt(text: string, at: number): string {
  return matchAt(OPERATOR, text, at)
}

/** The variables of a raw word in the order they start, nested ones too; none in single quotes. One pass, no recursion. */
export function variablesIn(raw: string, escape: string): readonly RawVariable[] {
  const found: RawVariable[] = []
  const open: Open[] = []
  let quoted = false
  const close = (at: number, end: number): void => {
    const brace = open.pop()
    const use = brace && found[brace.index]
    if (!brace || !use) return
    const word = raw.slice(brace.valueFrom, at)
    const kind = brace.operator.at(-1)
    const { name, from } = use
    const part = { name, from, to: end }
    found[brace.index] =
      kind === '-' ? { ...part, defaultValue: word } : kind === '+' ? { ...part, alternative: word } : part
    quoted = brace.quoted
  }
  for (let i = 0; i < raw.length; i++) {
    const c = raw[i]
    if (c === escape) i++
    else if (c === "'" && !quoted) {
      const end = raw.indexOf("'", i + 1)
      if (end > 0) i = end
    } else if (c === '"') quoted = !quoted && closingQuote(raw, i, raw.length, escape) > 0
    else if (c === '}' && open.length > 0 && !quoted) close(i, i + 1)
    else if (c === '$') {
      const braced = raw[i + 1] === '{'
      const start = i + (braced ? 2 : 1)
      const name = nameAt(raw, start)
      if (name === '') continue
      let end = start + name.length
      found.push({ name, from: i, to: end })
      if (braced && raw[end] !== '}') {
        const operator = operatorAt(raw, end)
        open.push({ index: found.length - 1, operator, valueFrom: end + operator.length, quoted })
        quoted = false
        end += operator.length
      } else if (braced) {
        end++
        found[found.length - 1] = { name, from: i, to: end }
      }
      i = end - 1
    }
  }
  while (open.length > 0) close(raw.length, raw.length)
  return found
}
