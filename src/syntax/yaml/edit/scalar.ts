import type { Edits } from '../../../core/edit.ts'
import type { YamlScalar } from '../node.ts'

/** A value that is written as one scalar. Numbers and booleans are written plain, strings so that they stay strings. */
export type ScalarValue = string | number | boolean

export type Quote = 'single' | 'double'

/** What a plain scalar would not be read as a string for, in YAML 1.1 or 1.2: parsers of both are in use. */
const TYPED = [
  /^(?:~|null|true|false|yes|no|on|off|y|n|=|<<)$/i,
  /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-f_]+|[\d_]+)$/i,
  /^[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i,
  /^[-+]?\.(?:inf|nan)$/i,
  /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?$/,
  /^\d{4}-\d\d?-\d\d?(?:[Tt\s].*)?$/,
]

/** Whether a plain scalar of this text is, to some parser, something else than a string. */
function looksTyped(text: string): boolean {
  return text === '' || TYPED.some((pattern) => pattern.test(text))
}

/** Whether the text may be written without quotes, as a key or as a value. */
function plainIsSafe(text: string, inFlow: boolean): boolean {
  if (text === '' || text !== text.trim() || !isPrintable(text)) return false
  if (/^[,[\]{}#&*!|>'"%@`]/.test(text) || /^[-?:](?:\s|$)/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false
  if (/:(?:\s|$)|\s#|[\r\n\t]/.test(text)) return false
  return !inFlow || !/[,[\]{}]|^[-?:]|:$/.test(text)
}

function isPrintable(text: string): boolean {
  return !/[\0-\x1f\x7f-\x9f\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/u.test(text)
}

/** The text in quotes, in the wanted ones where they can hold it. */
function quoted(text: string, quote: Quote): string {
  if (quote === 'single' && isPrintable(text)) return `'${text.replaceAll("'", "''")}'`
  return `"${text.replace(/["\\]|[\0-\x1f\x7f-\x9f\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/gu, escape)}"`
}

const SHORT: Readonly<Partial<Record<string, string>>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\0': '\\0',
}

function escape(character: string): string {
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** A scalar as YAML: plain where that is safe and keeps its type, else in quotes. */
export function scalarText(value: ScalarValue, inFlow: boolean, quote: Quote, always = false): string {
  if (typeof value !== 'string') return String(value)
  return !always && plainIsSafe(value, inFlow) && !looksTyped(value) ? value : quoted(value, quote)
}

/**
 * Gives a scalar another text. Quotes stay as they are; a plain one gets quotes only when it needs them, or when it
 * was a string and would no longer be one. Refuses block scalars and quotes that are never closed.
 */
export function setScalar(text: string, scalar: YamlScalar, value: ScalarValue): Edits {
  const written = write(text, scalar, value)
  return written === undefined ? undefined : [{ span: scalar.span, newText: written }]
}

/** Puts a scalar that stands on one line into brackets. Refuses a plain one that means something else inside them. */
export function makeList(text: string, { span, style, text: value }: YamlScalar): Edits {
  const written = text.slice(span.start, span.end)
  const fits = style === 'plain' ? plainIsSafe(value, true) : style === 'single' || style === 'double'
  if (!fits || written === '' || /[\r\n]/.test(written)) return undefined
  return [{ span, newText: `[${written}]` }]
}

function write(text: string, scalar: YamlScalar, value: ScalarValue): string | undefined {
  const next = String(value)
  if (scalar.span.start === scalar.span.end) return undefined
  switch (scalar.style) {
    case 'literal':
    case 'folded':
      return undefined
    case 'single':
    case 'double': {
      const closed = scalar.contentSpan.end < scalar.span.end
      return closed && text[scalar.span.start] === text[scalar.span.end - 1] ? quoted(next, scalar.style) : undefined
    }
    default: {
      const keepsType = typeof value !== 'string' || looksTyped(scalar.text) || !looksTyped(next)
      return keepsType && plainIsSafe(next, scalar.inFlow) ? next : scalarText(next, scalar.inFlow, 'double', true)
    }
  }
}
