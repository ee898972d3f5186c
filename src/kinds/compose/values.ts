import type { Span } from '../../core/span.ts'
import { UNKNOWN } from '../../syntax/notation/interpolation.ts'
import { resolve, type ScalarValue, sourceMap, type YamlNode, type YamlScalar } from '../../syntax/yaml/index.ts'
import { interpolate, type Values } from './interpolate.ts'
import type { WrittenValue } from '../shared/secrets/variable.ts'

/** A scalar as Compose reads it. */
export interface Text {
  /** With defaults filled in; undefined when it cannot be known. */
  readonly text: string | undefined
  /** The same with `UNKNOWN` for every variable that cannot be known. */
  readonly template: string
  /** As written. */
  readonly raw: string
  readonly span: Span
  readonly scalar: YamlScalar
}

/** A scalar of a project that sets variables. */
export interface ValuedScalar extends YamlScalar {
  readonly values?: Values
}

/** The text of a scalar (aliases followed); undefined for anything else and for `null`. */
export function textOf(node: YamlNode | undefined): Text | undefined {
  const resolved = resolve(node)
  if (resolved?.kind !== 'scalar' || isNull(resolved)) return undefined
  const scalar: ValuedScalar = resolved
  const { text, known } = interpolate(scalar.text, scalar.values)
  return { text: known ? text : undefined, template: text, raw: scalar.text, span: scalar.span, scalar }
}

/**
 * A boolean as Compose casts it: `true`, `"true"`, `yes`, `on`, `y`, `1` and their opposites, in any case; undefined for
 * anything else and for what cannot be known. (compose-go, interpolation type casts.)
 */
export function booleanOf(node: YamlNode | undefined): boolean | undefined {
  const text = textOf(node)?.text?.toLowerCase()
  if (text === undefined) return undefined
  if (['true', 'yes', 'on', 'y', '1', 't'].includes(text)) return true
  if (['false', 'no', 'off', 'n', '0', 'f'].includes(text)) return false
  return undefined
}

/** Whether a part of a text cannot be known. */
export function unknowable(text: string): boolean {
  return text.includes(UNKNOWN)
}

/** Whether a scalar is YAML's nothing. */
export function isNull(scalar: YamlScalar): boolean {
  return scalar.style === 'plain' && ['', '~', 'null', 'Null', 'NULL'].includes(scalar.text)
}

/** A setting's value as YAML should write it: numbers and booleans without quotes. */
export function typed(value: string): ScalarValue {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value
}

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
