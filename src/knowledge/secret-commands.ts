import type { Span } from '../core/span.ts'
import { GRAMMARS, type Grammar } from './secret-command-table.ts'
import { isSecretName, secretNoun } from './secret-names.ts'

/** A word of a command as this needs it. */
export interface CommandWord {
  /** As written. */
  readonly text: string
  /** Quotes removed; undefined when part of it cannot be known. */
  readonly value: string | undefined
}

/** A credential that a command's grammar gives away: which word, and which part of the word's text. */
export interface CommandSecret {
  readonly word: number
  /** Offsets into the word's text as written. */
  readonly part: Span
  readonly what: string
}

/** What a password of an account is called: the rule about those speaks of it. */
export const ACCOUNT_PASSWORD = "an account's password"

/** `login` makes `-p` a password; `docker run -p` publishes a port. */
const ONLY_LOGIN: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl', 'buildah', 'az'])
/** `--secret id=...` hands a secret over; it is none. */
const NO_OPTION_NAMES: ReadonlySet<string> = new Set([
  'docker',
  'podman',
  'nerdctl',
  'buildah',
  'buildctl',
  'docker-compose',
])
const HTPASSWD_BATCH = /^-[A-Za-z]*b[A-Za-z]*$/

const SQL = /\b(?:IDENTIFIED\s+(?:WITH\s+[\w'"]+\s+)?BY|(?:ENCRYPTED\s+)?PASSWORD)\s*\(?\s*(?:PASSWORD\s+)?'([^']+)'/gi

/**
 * The credentials that a program's grammar gives away: `curl -u user:password`, `mysql -ppassword`, `docker login -p password`,
 * `--password value`, `psql -c "ALTER ROLE ... PASSWORD '...'"` (row D61). What a word's form gives away by itself - tokens, addresses,
 * `NAME=value` - is not told here.
 * @param program the program's base name
 */
export function commandSecrets(program: string, args: readonly CommandWord[]): readonly CommandSecret[] {
  const what = program === 'useradd' || program === 'usermod' ? ACCOUNT_PASSWORD : 'a password'
  const login = !ONLY_LOGIN.has(program) || args.slice(0, 4).some(({ value }) => value === 'login')
  const grammar = (login ? GRAMMARS.get(program) : undefined) ?? {}
  const found = args.flatMap(({ value, text }, index) => {
    const inStatements = ofStatements(text, index)
    if (value === undefined) return inStatements
    const places = [
      ...ofOptions(program, grammar, value, index),
      ...ofPairs(program, grammar, args, index),
      ...ofOperands(grammar, value, index),
      ...ofNamedOption(program, args, index),
    ]
    return [...inStatements, ...places.flatMap((place) => secretAt(args, place, place.what ?? what))]
  })
  const isBatch = program === 'htpasswd' && args.some(({ value }) => value !== undefined && HTPASSWD_BATCH.test(value))
  return isBatch ? [...found, ...secretAt(args, { word: args.length - 1, skip: 0 }, what)] : found
}

/** What a text that is fed to a program says, when the program takes a password there: `echo user:password | chpasswd`. */
export function fedSecret(
  program: string,
  args: readonly CommandWord[],
  words: readonly CommandWord[],
): readonly CommandSecret[] {
  const lines = program === 'chpasswd'
  const asked =
    program === 'passwd' ||
    args.some(({ value }) => value === '--password-stdin' || (program === 'sudo' && value === '-S'))
  if (!lines && !asked) return []
  return words.flatMap((word, index) => {
    if (word.value === undefined || /^-[neE]+$/.test(word.value)) return []
    const skip = lines ? word.value.indexOf(':') + 1 : 0
    if (lines && skip === 0) return []
    return secretAt(words, { word: index, skip }, lines || program === 'passwd' ? ACCOUNT_PASSWORD : 'a password')
  })
}

/** Where a credential stands: behind so many characters of a word's value. */
interface Place {
  readonly word: number
  readonly skip: number
  readonly what?: string
}

/** `-p value`, `-pvalue`, `--pass=value`. */
function ofOptions(
  program: string,
  { options = [], attached }: Grammar,
  value: string,
  index: number,
): readonly Place[] {
  const places = options.flatMap((option): readonly Place[] => {
    if (value === option) return [{ word: index + 1, skip: 0 }]
    if (option.startsWith('--')) return value.startsWith(`${option}=`) ? [{ word: index, skip: option.length + 1 }] : []
    // Options of openssl and keytool have long names behind one hyphen.
    return /^-[A-Za-z]$/.test(option) && program !== 'openssl' && value.startsWith(option)
      ? [{ word: index, skip: option.length }]
      : []
  })
  const isAttached = attached !== undefined && value.startsWith(attached) && value.length > attached.length
  return isAttached ? [...places, { word: index, skip: attached.length }] : places
}

/** `-u user:password`, `-uuser:password`, `--user=user:password`. */
function ofPairs(
  program: string,
  { pairs = [] }: Grammar,
  args: readonly CommandWord[],
  index: number,
): readonly Place[] {
  const value = args[index]?.value ?? ''
  return pairs.flatMap(([option, separator]): readonly Place[] => {
    const inNext = value === option
    const long = option.startsWith('--')
    const attached = !inNext && value.startsWith(long ? `${option}=` : option) && (long || /^-[A-Za-z]$/.test(option))
    if (!inNext && !attached) return []
    const pair = inNext ? (args[index + 1]?.value ?? '') : value
    const at = pair.indexOf(separator, inNext ? 0 : option.length)
    if (at < 0 || (program === 'openssl' && !pair.startsWith('pass:'))) return []
    return [{ word: inNext ? index + 1 : index, skip: at + 1 }]
  })
}

/** `add_user name password`, counted from the subcommand. */
function ofOperands({ operands = [] }: Grammar, value: string, index: number): readonly Place[] {
  const found = operands.filter(([subcommand]) => subcommand.test(value))
  return found.flatMap(([, positions]) => positions.map((position) => ({ word: index + position, skip: 0 })))
}

/** Any program's `--password value`: the option's name tells. */
function ofNamedOption(program: string, args: readonly CommandWord[], index: number): readonly Place[] {
  const value = args[index]?.value ?? ''
  if (!/^--?[a-zA-Z][\w.-]{2,}$/.test(value) || NO_OPTION_NAMES.has(program) || !isSecretName(value)) return []
  return args[index + 1]?.value?.startsWith('-') === false
    ? [{ word: index + 1, skip: 0, what: secretNoun(value) }]
    : []
}

/** Passwords in SQL, quoted as SQL quotes. */
function ofStatements(text: string, word: number): readonly CommandSecret[] {
  return [...text.matchAll(SQL)].flatMap((match) => {
    const secret = match[1] ?? ''
    const end = match.index + match[0].length - 1
    const isLiteral = /[\p{L}\p{N}]/u.test(secret) && !/[$`]/.test(secret)
    return isLiteral ? [{ word, part: { start: end - secret.length, end }, what: 'a password' }] : []
  })
}

function secretAt(args: readonly CommandWord[], { word, skip }: Place, what: string): readonly CommandSecret[] {
  const part = partOf(args[word], skip)
  return part ? [{ word, part, what }] : []
}

/** The part of a word behind `skip` characters of its value, without quotes around it; undefined when nothing known stands there. */
function partOf(word: CommandWord | undefined, skip: number): Span | undefined {
  if (word?.value === undefined || !/[\p{L}\p{N}]|[^\s]{3}/u.test(word.value.slice(skip))) return undefined
  const { text, value } = word
  const rest = value.slice(skip)
  const start = text.startsWith(rest, skip) ? skip : text.indexOf(rest)
  // Quotes or escapes inside the part, or a second place it could be at: all of the word.
  if (start < 0 || (start !== skip && text.lastIndexOf(rest) !== start)) return { start: 0, end: text.length }
  return { start, end: start + rest.length }
}
