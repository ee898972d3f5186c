import { words } from '../../core/words.ts'
import type { Span } from '../../core/span.ts'
import { isSecretName, secretNoun } from './names.ts'

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

/** How a program takes a credential that no option name tells; from the programs' manual pages. */
interface Grammar {
  /** Options whose value, in the next word or attached, is a credential. */
  readonly options?: readonly string[]
  /** Options whose value is `user:password`. */
  readonly pairs?: readonly string[]
  /** What stands between the two, when no colon does. */
  readonly separator?: string
  /** The option that takes its value attached only: `-psecret`. */
  readonly attached?: string
  /** Operands behind a subcommand: their positions, counted from the subcommand. */
  readonly operands?: readonly (readonly [RegExp, readonly number[]])[]
}

/** The programs whose grammar gives credentials away. */
const GRAMMARS: ReadonlyMap<string, Grammar> = new Map(
  Object.entries<Grammar>({
    curl: { pairs: ['-u', '--user', '-U', '--proxy-user'], options: ['--oauth2-bearer', '--pass'] },
    http: { pairs: ['-a', '--auth'] },
    'docker podman nerdctl buildah az': { options: ['-p'] },
    skopeo: { pairs: ['--creds', '--src-creds', '--dest-creds'] },
    'mysql mysqladmin mysqldump mysqlimport mysqlcheck mysqlshow mariadb mariadb-admin mariadb-dump mariadb-check': {
      attached: '-p',
      operands: [[/^password$/, [1]]],
    },
    'mongo mongosh mongodump mongorestore mongoimport mongoexport': { options: ['-p'] },
    'redis-cli valkey-cli': { options: ['-a', '--pass'] },
    sshpass: { options: ['-p'] },
    'ldapsearch ldapadd ldapmodify ldapwhoami ldapdelete': { options: ['-w'] },
    ldappasswd: { options: ['-w', '-s'] },
    smbclient: { pairs: ['-U', '--user'], separator: '%' },
    openssl: { options: ['-k'], pairs: ['-passin', '-passout', '-pass', '-password'] },
    keytool: { options: words('-storepass -keypass -srcstorepass -deststorepass -srckeypass -destkeypass') },
    'zip unzip sqlcmd bcp': { options: ['-P'] },
    'useradd usermod': { options: ['-p'] },
    mc: { operands: [[/^(?:set|add)$/, [4]]] },
    aws: { operands: [[/^aws_(?:secret_access_key|session_token)$/, [1]]] },
    npm: { operands: [[/:_(?:authToken|auth|password)$/, [1]]] },
    kubeadm: { operands: [[/^create$/, [1]]] },
    'consul nomad serf': { options: ['-encrypt'] },
    rabbitmqctl: { operands: [[/^(?:add_user|change_password|authenticate_user)$/, [2]]] },
  }).flatMap(([programs, grammar]) => words(programs).map((program) => [program, grammar] as const)),
)

/** What a password of an account is called: the rule about those speaks of it. */
export const ACCOUNT_PASSWORD = "an account's password"

/** `login` makes `-p` a password; `docker run -p` publishes a port. */
const ONLY_LOGIN: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl', 'buildah', 'az'])
/** `--secret id=...` hands a secret over; it is none. */
const NO_OPTION_NAMES: ReadonlySet<string> = new Set(words('docker podman nerdctl buildah buildctl docker-compose'))
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
  fed: readonly CommandWord[],
): readonly CommandSecret[] {
  const lines = program === 'chpasswd'
  const asked =
    program === 'passwd' ||
    args.some(({ value }) => value === '--password-stdin' || (program === 'sudo' && value === '-S'))
  if (!lines && !asked) return []
  return fed.flatMap((word, index) => {
    if (word.value === undefined || /^-[neE]+$/.test(word.value)) return []
    const skip = lines ? word.value.indexOf(':') + 1 : 0
    if (lines && skip === 0) return []
    return secretAt(fed, { word: index, skip }, lines || program === 'passwd' ? ACCOUNT_PASSWORD : 'a password')
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
  { pairs = [], separator = ':' }: Grammar,
  args: readonly CommandWord[],
  index: number,
): readonly Place[] {
  const value = args[index]?.value ?? ''
  return pairs.flatMap((option): readonly Place[] => {
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
  // What another program fills in, between quotes that keep the shell from it.
  if (/^\$\{\w+\}$/.test(rest)) return undefined
  const start = text.startsWith(rest, skip) ? skip : text.indexOf(rest)
  // Quotes or escapes inside the part, or a second place it could be at: all of the word.
  if (start < 0 || (start !== skip && text.lastIndexOf(rest) !== start)) return { start: 0, end: text.length }
  return { start, end: start + rest.length }
}
