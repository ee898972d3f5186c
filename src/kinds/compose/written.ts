import { sourceMap, type YamlScalar } from '../../syntax/yaml/index.ts'
import type { WrittenValue } from '../shared/secrets-of-variable.ts'

/** A scalar's text from a character on, as Compose gets it before it fills in references, with its place in the file. */
export function writtenValue(text: string, scalar: YamlScalar, from = 0): WrittenValue {
  const offsetOf = sourceMap(text, scalar)
  return {
    text: scalar.text.slice(from),
    interpolated: true,
    spanOf(start, end) {
      const first = offsetOf?.(from + start)
      const last = offsetOf?.(from + end)
      return first === undefined || last === undefined ? scalar.contentSpan : { start: first, end: last }
    },
  }
}
