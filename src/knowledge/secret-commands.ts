import type { Span } from '../core/span.ts'
import { isSecretName, secretNoun } from './secret-names.ts'

/** A word of a command as this table needs it. */
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
  /** Options whose value is `user:password`, with the separator between them. */
  readonly pairs?: readonly (readonly [string, string])[]
  /** The option that takes its value attached only: `-psecret`. */
  readonly attached?: string
  /** Operands behind a subcommand: their positions, counted from the subcommand. */
  readonly operands?: readonly (readonly [RegExp, readonly number[]])[]
}

const MYSQL: Grammar = { attached: '-p', operands: [[/^password$/, [1]]] }
const MONGO: Grammar = { options: ['-p'] }
const REGISTRY: Grammar = { operands: [], options: ['-p'] }
const LDAP: Grammar = { options: ['-w'] }

const GRAMMARS: ReadonlyMap<string, Grammar> = new Map<string, Grammar>([
  ['curl', { pairs: [['-u', ':'], ['--user', ':'], ['-U', ':'], ['--proxy-user', ':']], options: ['--oauth2-bearer', '--pass'] }],
  ['http', { pairs: [['-a', ':'], ['--auth', ':']] }],
  ['docker', REGISTRY], ['podman', REGISTRY], ['nerdctl', REGISTRY], ['buildah', REGISTRY], ['helm', {}], ['az', { options: ['-p'] }],
  ['skopeo', { pairs: [['--creds', ':'], ['--src-creds', ':'], ['--dest-creds', ':']] }],
  ['mysql', MYSQL], ['mysqladmin', MYSQL], ['mysqldump', MYSQL], ['mysqlimport', MYSQL], ['mysqlcheck', MYSQL], ['mysqlshow', MYSQL],
  ['mariadb', MYSQL], ['mariadb-admin', MYSQL], ['mariadb-dump', MYSQL], ['mariadb-check', MYSQL],
  ['mongo', MONGO], ['mongosh', MONGO], ['mongodump', MONGO], ['mongorestore', MONGO], ['mongoimport', MONGO], ['mongoexport', MONGO],
  ['redis-cli', { options: ['-a', '--pass'] }], ['valkey-cli', { options: ['-a', '--pass'] }],
  ['sshpass', { options: ['-p'] }],
  ['ldapsearch', LDAP], ['ldapadd', LDAP], ['ldapmodify', LDAP], ['ldapwhoami', LDAP], ['ldapdelete', LDAP], ['ldappasswd', { options: ['-w', '-s'] }],
  ['smbclient', { pairs: [['-U', '%'], ['--user', '%']] }],
  ['openssl', { options: ['-k'], pairs: [['-passin', ':'], ['-passout', ':'], ['-pass', ':'], ['-password', ':']] }],
  ['keytool', { options: ['-storepass', '-keypass', '-srcstorepass', '-deststorepass', '-srckeypass', '-destkeypass'] }],
  ['zip', { options: ['-P'] }], ['unzip', { options: ['-P'] }],
  ['sqlcmd', { options: ['-P'] }], ['bcp', { options: ['-P'] }],
  ['useradd', { options: ['-p'] }], ['usermod', { options: ['-p'] }],
  ['mc', { operands: [[/^(?:set|add)$/, [4]]] }],
  ['aws', { operands: [[/^aws_(?:secret_access_key|session_token)$/, [1]]] }],
  ['npm', { operands: [[/:_(?:authToken|auth|password)$/, [1]]] }],
  ['rabbitmqctl', { operands: [[/^(?:add_user|change_password|authenticate_user)$/, [2]]] }],
  ['htpasswd', {}],
])

const HTPASSWD_BATCH = /^-[A-Za-z]*b[A-Za-z]*$/
/** `login` makes `-p` a password; `docker run -p` publishes a port. */
const ONLY_LOGIN: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl', 'buildah', 'az'])
/** `--secret id=...` hands a secret over; it is none. */
const NO_OPTION_NAMES: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl', 'buildah', 'buildctl', 'docker-compose'])

/** What a password of an account is called: the rule about those speaks of it. */
export const ACCOUNT_PASSWORD = 'an account\'s password'

const SQL = /\b(?:IDENTIFIED\s+(?:WITH\s+[\w'"]+\s+)?BY|(?:ENCRYPTED\s+)?PASSWORD)\s*\(?\s*(?:PASSWORD\s+)?'([^']+)'/gi

/**
 * The credentials that a program's grammar gives away: `curl -u user:password`, `mysql -ppassword`, `docker login -p password`,
 * `--password value`, `psql -c "ALTER ROLE ... PASSWORD '...'"` (row D61). What a word's form gives away by itself - tokens, addresses,
 * `NAME=value` - is not told here.
 * @param program the program's base name
 */
export function commandSecrets(program: string, args: readonly CommandWord[]): readonly CommandSecret[] {
  const found: CommandSecret[] = []
  const add = (word: number, skip: number, what = program === 'useradd' || program === 'usermod' ? ACCOUNT_PASSWORD : 'a password'): void => {
    const part = partOf(args[word], skip)
    if (part) found.push({ word, part, what })
  }
  const grammar = GRAMMARS.get(program)
  const login = !ONLY_LOGIN.has(program) || args.slice(0, 4).some(({ value }) => value === 'login')
  args.forEach(({ value, text }, index) => {
    for (const match of text.matchAll(SQL)) {
      const secret = match[1] ?? ''
      const end = match.index + match[0].length - 1
      if (/[\p{L}\p{N}]/u.test(secret) && !/[$`]/.test(secret)) found.push({ word: index, part: { start: end - secret.length, end }, what: 'a password' })
    }
    if (value === undefined) return
    const next = args[index + 1]
    for (const option of login ? grammar?.options ?? [] : []) {
      if (value === option) add(index + 1, 0)
      else if (option.startsWith('--') && value.startsWith(`${option}=`)) add(index, option.length + 1)
      else if (program !== 'openssl' && /^-[A-Za-z]$/.test(option) && value.startsWith(option)) add(index, option.length)
    }
    for (const [option, separator] of grammar?.pairs ?? []) {
      const inNext = value === option
      const attached = !inNext && value.startsWith(option) && (!option.startsWith('--') || value[option.length] === '=') && /^-[A-Za-z]$|^--/.test(option)
      if (!inNext && !attached) continue
      const pair = inNext ? next?.value ?? '' : value
      const from = pair.indexOf(separator, inNext ? 0 : option.length)
      if (from >= 0 && (program !== 'openssl' || pair.startsWith('pass:'))) add(inNext ? index + 1 : index, from + 1)
    }
    const attached = grammar?.attached
    if (attached !== undefined && value.startsWith(attached) && value.length > attached.length && !value.startsWith('--')) add(index, attached.length)
    if (/^--?[a-zA-Z][\w.-]*$/.test(value) && value.length > 3 && !NO_OPTION_NAMES.has(program) && isSecretName(value) && next?.value?.startsWith('-') === false) {
      add(index + 1, 0, secretNoun(value))
    }
    for (const [subcommand, positions] of grammar?.operands ?? []) if (subcommand.test(value)) for (const position of positions) add(index + position, 0)
  })
  if (program === 'htpasswd' && args.some(({ value }) => value !== undefined && HTPASSWD_BATCH.test(value))) add(args.length - 1, 0)
  return found
}

/** What a text that is fed to a program says, when the program takes a password there: `echo user:password | chpasswd`. */
export function fedSecret(program: string, args: readonly CommandWord[], words: readonly CommandWord[]): readonly CommandSecret[] {
  const takes = program === 'chpasswd' ? 'lines'
    : program === 'passwd' || (program === 'sudo' && args.some(({ value }) => value === '-S')) || args.some(({ value }) => value === '--password-stdin') ? 'password' : undefined
  if (takes === undefined) return []
  return words.flatMap((word, index) => {
    if (word.value === undefined || /^-[neE]+$/.test(word.value)) return []
    const skip = takes === 'lines' ? word.value.indexOf(':') + 1 : 0
    const part = takes === 'lines' && skip === 0 ? undefined : partOf(word, skip)
    return part ? [{ word: index, part, what: takes === 'lines' || program === 'passwd' ? ACCOUNT_PASSWORD : 'a password' }] : []
  })
}

/** The part of a word behind `skip` characters of its value, without quotes around it; undefined when nothing known stands there. */
function partOf(word: CommandWord | undefined, skip: number): Span | undefined {
  if (word?.value === undefined || !/[\p{L}\p{N}]|[^\s]{3}/u.test(word.value.slice(skip))) return undefined
  const { text, value } = word
  // Where quotes or escapes stand before the part, its start is found by the part itself, which then has none inside.
  const rest = value.slice(skip)
  const at = text.indexOf(rest)
  if (at >= 0 && (skip === 0 || text.lastIndexOf(rest) === at || text.startsWith(rest, skip))) {
    const start = text.startsWith(rest, skip) ? skip : at
    return { start, end: start + rest.length }
  }
  return { start: 0, end: text.length }
}
