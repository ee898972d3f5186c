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
