import type { RubyArray, RubyHash, RubyPair, RubyStatement, RubyString, RubyValue } from '../../../syntax/ruby/index.ts'
import type { Literal } from '../facts.ts'

/** The string a value is, also with methods behind it that leave its commands alone. */
export function stringOf(value: RubyValue | undefined): RubyString | undefined {
  if (value?.kind === 'string') return value
  const harmless =
    value?.kind === 'other' &&
    value.methods?.every((method) =>
      /^(?:strip|freeze|chomp|strip_heredoc|unindent|undent|dedent|lstrip|rstrip|gsub|to_s)$/.test(method),
    )
  return harmless ? value.base : undefined
}

/** A value, or the default of one that a variable of the environment may give. */
export function usualOf(value: RubyValue | undefined): RubyValue | undefined {
  return value?.kind === 'other' && value.fallback ? value.fallback.value : value
}

/** Whether a string's text stands in the file as it is, so that its parts have places there. */
export function isExact({ value, contentSpan, interpolations }: RubyString): boolean {
  return interpolations.length === 0 && value?.length === contentSpan.end - contentSpan.start
}

/** A value's literal, that of a default too; undefined for what would have to be evaluated. */
export function literalOf(given: RubyValue | undefined): Literal {
  const value = usualOf(given)
  switch (value?.kind) {
    case 'string':
    case 'symbol':
    case 'number':
      return value.value
    case 'true':
      return true
    case 'false':
      return false
    case 'nil':
      return null
    default:
      return undefined
  }
}

/** A value's truth, where it is written. */
export function booleanOf(value: RubyValue | undefined): boolean | undefined {
  const literal = literalOf(value)
  return typeof literal === 'boolean' ? literal : undefined
}

/** A value's text, of strings and symbols alone. */
export function textOf(given: RubyValue | undefined): string | undefined {
  const value = usualOf(given)
  return value?.kind === 'string' || value?.kind === 'symbol' ? value.value : undefined
}

/** The values of a list, or the one value. */
export function itemsOf(value: RubyValue | undefined): readonly RubyValue[] {
  return value === undefined ? [] : value.kind === 'array' ? value.items : [value]
}

/** A call's arguments without its keyword arguments. */
export function positional({ args }: Pick<RubyStatement, 'args'>): readonly RubyValue[] {
  return args.filter((arg) => arg.kind !== 'hash')
}

/** A call's keyword arguments; also those in braces, which mean the same. */
export function keywords({ args }: Pick<RubyStatement, 'args'>): RubyHash | undefined {
  const last = args.at(-1)
  return last?.kind === 'hash' ? last : undefined
}

/** The pair of a key. */
export function pairOf(hash: RubyValue | undefined, key: string): RubyPair | undefined {
  return hash?.kind === 'hash' ? hash.pairs.findLast((pair) => pair.key === key) : undefined
}

/** Whether a hash may hold keys that cannot be read: `**options`, a variable as key. */
export function mayHoldMore(statement: Pick<RubyStatement, 'args'>): boolean {
  return (
    statement.args.some((arg) => arg.kind === 'other') ||
    (keywords(statement)?.pairs.some(({ key }) => key === undefined) ?? false)
  )
}

/** The first list among a call's arguments. */
export function listOf({ args }: Pick<RubyStatement, 'args'>): RubyArray | undefined {
  return args.find((arg) => arg.kind === 'array')
}
