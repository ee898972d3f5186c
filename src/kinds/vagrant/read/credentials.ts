import type { SecretSpan } from '../../../core/kind.ts'
import { overlaps } from '../../../core/span.ts'
import { isWeakCredential, secretsIn } from '../../../knowledge/secrets/index.ts'
import type { RubyFile, RubyString, RubyToken } from '../../../syntax/ruby/index.ts'
import { secretSpan } from '../../shared/secrets/mask.ts'
import type { Context } from './said.ts'
import { isExact } from './values.ts'

/** The name and password of every box. */
const GUESSES: ReadonlySet<string> = new Set(['vagrant'])

/** A text under the name of what it is for. */
interface Named {
  readonly name: string
  readonly carrier: string
  readonly string: RubyString
}

/**
 * Credentials under their names, wherever Ruby has them: `PASSWORD = "…"`, `aws.secret_access_key = "…"`, `{ db_password: "…" }`, and what
 * is taken where a variable of the host is not set, `ENV["TOKEN"] || "…"`. What other facts told of already is left out.
 */
export function credentialFacts({ emit, mask }: Context, { tokens }: RubyFile, told: readonly SecretSpan[]): void {
  const known = [...told].sort((a, b) => a.start - b.start)
  let next = 0
  tokens.forEach((_, index) => {
    const named = namedBy(tokens, index)
    if (named?.string.value === undefined) return
    const {
      name,
      carrier,
      string: { value, contentSpan },
    } = named
    while ((known[next]?.end ?? Infinity) <= contentSpan.start) next++
    const before = known[next]
    if (before && overlaps(before, contentSpan)) return
    for (const { kind, what, placeholder, valueOffsets } of secretsIn(name, value, false)) {
      const weak = isWeakCredential(name, value, GUESSES)
      const span = isExact(named.string)
        ? { start: contentSpan.start + valueOffsets.start, end: contentSpan.start + valueOffsets.end }
        : contentSpan
      mask(secretSpan(span, value, weak))
      emit('secret', {
        span,
        subject: 'config',
        noun: 'the Vagrantfile',
        carrier,
        place: 'text',
        what,
        form: kind,
        placeholder,
        weak,
        serves: false,
        kept: true,
        variable: name,
        moveOut: () => undefined,
      })
    }
  })
}

function namedBy(tokens: readonly RubyToken[], at: number): Named | undefined {
  const { kind, text, string } = tokens[at] ?? {}
  if (kind === 'constant' && text === 'ENV') return defaultOf(tokens, at)
  const first = tokens[at + 1]
  if (kind === 'label' && text !== undefined) return named(text, first)
  const isKey = kind === 'symbol' || kind === 'string'
  const operator = first?.kind === 'punctuation' && first.text === (isKey ? '=>' : '=')
  const name = isKey
    ? (string?.value ?? (kind === 'symbol' ? text : undefined))
    : kind === 'name' || kind === 'constant'
      ? text?.replace(/^[$@]+/, '')
      : undefined
  return operator && name !== undefined ? named(name, tokens[at + 2]) : undefined
}

function named(name: string, value: RubyToken | undefined): Named | undefined {
  return value?.kind === 'string' && value.string ? { name, carrier: `"${name}"`, string: value.string } : undefined
}

function defaultOf(tokens: readonly RubyToken[], at: number): Named | undefined {
  const words = tokens.slice(at + 1, at + 7)
  const shape = words.map(({ kind, text }) => (kind === 'string' ? '"' : text)).join(' ')
  const [key, value] = shape.startsWith('[ " ] || "')
    ? [words[1], words[4]]
    : shape.startsWith('. fetch ( " , "')
      ? [words[3], words[5]]
      : []
  const name = key?.string?.value
  return name !== undefined && value?.string
    ? { name, carrier: `the default for ENV["${name}"]`, string: value.string }
    : undefined
}
