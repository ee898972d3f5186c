/** Writes `$(...)` and backticks over with references of the same length: what they give cannot be known. */
export function hideSubstitutions(text: string): string {
  if (!/\$\(|`/.test(text)) return text
  let result = ''
  let depth = 0
  let ticks = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    const opens = c === '$' && text[i + 1] === '('
    if (c === '`') ticks = !ticks
    if (opens || (depth > 0 && c === '(')) depth++
    const hidden = depth > 0 || ticks || c === '`'
    // `$(` counts its parenthesis once.
    if (opens) {
      result += '\0\0'
      i++
      continue
    }
    result += hidden ? '\0' : c
    if (depth > 0 && c === ')') depth--
  }
  return result
}
