import type { Edits } from '../../core/edit.ts'
import type { YamlScalar } from './node.ts'
import { looksTyped, plainIsSafe, quoted, scalarText, type ScalarValue } from './quote.ts'

/**
 * Gives a scalar another text. Quotes stay as they are; a plain one gets quotes only when it needs them, or when it
 * was a string and would no longer be one. Refuses block scalars and quotes that are never closed.
 */
export function setScalar(text: string, scalar: YamlScalar, value: ScalarValue): Edits {
  const written = write(text, scalar, value)
  return written === undefined ? undefined : [{ span: scalar.span, newText: written }]
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
