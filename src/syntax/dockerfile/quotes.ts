/** The index behind the quote that closes the one at `open`, or -1. Only double quotes know escapes. */
export function closingQuote(text: string, open: number, to: number, escape: string): number {
  const quote = text[open]
  for (let i = open + 1; i < to; i++) {
    if (text[i] === quote) return i + 1
    if (quote === '"' && text[i] === escape) i++
  }
  return -1
}

/** Where the first quote in `from`..`to` stands that is never closed, or -1. */
export function openQuote(text: string, from: number, to: number, escape: string): number {
  for (let i = from; i < to; i++) {
    const c = text[i]
    if (c === escape) i++
    else if (c === '"' || c === "'") {
      const close = closingQuote(text, i, to, escape)
      if (close < 0) return i
      i = close - 1
    }
  }
  return -1
}

/** `raw` without its quotes and escapes, by the rules of BuildKit's shell lexer; variables stay as they are. */
export function unquote(raw: string, escape: string): string {
  if (!raw.includes('"') && !raw.includes("'") && !raw.includes(escape)) return raw
  const parts: string[] = []
  let i = 0
  while (i < raw.length) {
    const c = raw[i] ?? ''
    const close = c === '"' || c === "'" ? closingQuote(raw, i, raw.length, escape) : -1
    if (close > 0) {
      const inner = raw.slice(i + 1, close - 1)
      parts.push(c === '"' ? unescapeDouble(inner, escape) : inner)
      i = close
    } else if (c === escape) {
      parts.push(raw.slice(i + 1, i + 2))
      i += 2
    } else {
      parts.push(c)
      i++
    }
  }
  return parts.join('')
}

/** In double quotes only the quote, the dollar and the escape itself can be escaped. */
function unescapeDouble(inner: string, escape: string): string {
  if (!inner.includes(escape)) return inner
  const parts: string[] = []
  for (let i = 0; i < inner.length; i++) {
    const next = inner[i + 1]
    if (inner[i] === escape && (next === '"' || next === '$' || next === escape)) i++
    parts.push(inner[i] ?? '')
  }
  return parts.join('')
}
