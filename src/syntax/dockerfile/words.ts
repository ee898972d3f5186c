import { isBlank, skipBlanks, spanOf, type LogicalLine } from './logical.ts'
import { closingQuote, unquote } from './quotes.ts'
import type { VariableUse, Word } from './tree.ts'
import { variablesIn } from './variables.ts'

/**
 * The index behind the word that starts at `from`. A quote that is never closed counts as an ordinary character, so that one
 * stray apostrophe does not swallow the rest of the line.
 */
export function wordEnd(text: string, from: number, to: number, escape: string): number {
  let i = from
  while (i < to && !isBlank(text.charCodeAt(i))) {
    const c = text[i]
    if (c === escape) i += 2
    else if (c === '"' || c === "'") {
      const close = closingQuote(text, i, to, escape)
      i = close < 0 ? i + 1 : close
    } else i++
  }
  return Math.min(i, to)
}

/** Splits `from`..`to` of a logical line into words. */
export function readWords(line: LogicalLine, from: number, to: number, escape: string): readonly Word[] {
  const words: Word[] = []
  for (let i = skipBlanks(line.text, from, to); i < to; i = skipBlanks(line.text, i, to)) {
    const end = wordEnd(line.text, i, to, escape)
    words.push(readWord(line, i, end, escape))
    i = end
  }
  return words
}

/** The word at `from`..`to` of a logical line. */
export function readWord(line: LogicalLine, from: number, to: number, escape: string): Word {
  const raw = line.text.slice(from, to)
  const variables = readVariables(line, from, to, escape)
  return {
    span: spanOf(line, from, to),
    raw,
    value: variables.length > 0 ? undefined : unquote(raw, escape),
    variables,
  }
}

/** The variables used in `from`..`to` of a logical line. */
export function readVariables(line: LogicalLine, from: number, to: number, escape: string): readonly VariableUse[] {
  const raw = line.text.slice(from, to)
  if (!raw.includes('$')) return []
  return variablesIn(raw, escape).map(({ name, from: start, to: end, defaultValue, alternative }) => {
    const span = spanOf(line, from + start, from + end)
    if (defaultValue !== undefined) return { name, span, defaultValue }
    return alternative !== undefined ? { name, span, alternative } : { name, span }
  })
}
