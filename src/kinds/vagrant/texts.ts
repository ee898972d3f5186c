import type { RubyStatement, RubyString, RubyValue } from '../../syntax/ruby/index.ts'

/** Notes the text a variable is given; one given twice is not known. */
export function remember(
  texts: Map<string, RubyString | undefined>,
  { kind, path, value, operator, index }: RubyStatement,
): void {
  const [name] = path
  if (kind !== 'assignment' || path.length !== 1 || !name || index) return
  texts.set(name.text, texts.has(name.text) || operator !== '=' ? undefined : stringOf(value))
}

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
