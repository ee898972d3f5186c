import type { SecretSpan } from '../../../core/kind.ts'
import type { Span } from '../../../core/span.ts'

/** Takes the places of credentials as a kind finds them. */
export type Mask = (secret: SecretSpan) => void

/**
 * The place of a credential with this value. A weak one of letters alone is as a rule a name or a word of the file as well.
 * @param weak whether it is a password everybody tries first
 */
export function secretSpan(span: Span, value: string, weak: boolean): SecretSpan {
  return weak && !/\d/.test(value) ? { ...span, guessable: true } : span
}

/**
 * Masks line by line, without the white space around: so that every line of a private key is a value of its own, which is found wherever
 * it stands alone.
 */
export function maskLines(text: string, masks: readonly SecretSpan[]): readonly SecretSpan[] {
  return masks.flatMap((mask) => {
    const lines: SecretSpan[] = []
    let at = mask.start
    for (const line of text.slice(mask.start, mask.end).split('\n')) {
      const start = at + (line.length - line.trimStart().length)
      const end = start + line.trim().length
      if (start < end) lines.push({ ...mask, start, end })
      at += line.length + 1
    }
    return lines
  })
}
