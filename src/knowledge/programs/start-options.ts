import { opensDoor } from './security-switches.ts'

/** One option of a start command with its value, written `--name=value` or as two words. */
export interface StartOption<Word> {
  readonly word: Word
  readonly name: string
  /** undefined where none follows, or it cannot be known. */
  readonly value: string | undefined
}

/** A word of a start command; undefined where it cannot be known. */
interface KnownWord {
  readonly value: string | undefined
}

const ON = /^(?:1|true|yes|on)$/i
const OFF = /^(?:0|false|no|off|none)$/i

interface OpenDoor {
  readonly name: RegExp
  /** The values that open it; without one the option alone does, or a value that says yes. */
  readonly value?: RegExp
  /** A word that must be there too, where other programs have an option of this name. */
  readonly beside?: RegExp
  /** A word with which it opens nothing. */
  readonly unless?: RegExp
  readonly effect: string
}

const ASKS_NOBODY = 'it asks nobody to log in'
const RUNS_CODE = 'it runs code for everyone'

/** Options with which a service lets everyone in; from the documentation of each program. */
const OPEN_DOORS: readonly OpenDoor[] = [
  {
    name: /^--protected-mode$/,
    value: OFF,
    unless: /^--(?:requirepass|aclfile|user)\b|\.conf$/,
    effect: 'it answers everyone without a password',
  },
  { name: /^--api\.insecure$/, effect: 'its dashboard and API answer everyone' },
  { name: /^--auth$/, value: OFF, effect: ASKS_NOBODY },
  { name: /^--auth(?:-host|-local)?$/, value: /^trust$/, effect: 'it takes every connection without a password' },
  { name: /^--skip-grant-tables$/, effect: 'it takes every connection without a password' },
  { name: /^--?(?:no-?auth(?:entication)?|disable-auth(?:entication)?)$/, effect: ASKS_NOBODY },
  { name: /^--without-connection-token$/, effect: RUNS_CODE },
  { name: /^--authorization-mode$/, value: /^AlwaysAllow$/, effect: 'it does what everyone asks of it' },
  { name: /^--?server\.authentication$/, value: OFF, effect: ASKS_NOBODY },
  { name: /^-SecurityTypes$/i, value: /^None$/i, effect: 'it shows its screen to everyone' },
  { name: /^-nopw$/, beside: /vnc/, effect: 'it shows its screen to everyone' },
  {
    name: /^-Djenkins\.install\.runSetupWizard$/,
    value: OFF,
    effect: 'it starts without its setup, and so without a login',
  },
  {
    name: /^--insecure$/,
    beside: /^(?:cockroach|start-single-node)$/,
    effect: 'it answers everyone, without login and without TLS',
  },
  { name: /^-dev$/, beside: /^server$/, effect: 'it is unsealed, and writes its root token to its log' },
  {
    name: /^--(?:NotebookApp|ServerApp|IdentityProvider|LabApp)\.(?:token|password)$/,
    value: /^(?:''|"")?$/,
    effect: RUNS_CODE,
  },
  {
    name: /^--(?:NotebookApp|ServerApp|LabApp)\.disable_check_xsrf$/,
    value: ON,
    effect: 'other web sites can drive it',
  },
]

/** Environment variables whose value is options of the program that reads it. */
const HOLDS_OPTIONS = /(?:^|_)(?:ARGS|ARGUMENTS|FLAGS|OPTS|OPTIONS|PARAMS)$/

/** The options in the value of such a variable, as words; none for any other variable. */
export function optionsIn(variable: string, value: string | undefined): readonly { readonly value: string }[] {
  if (value === undefined || !HOLDS_OPTIONS.test(variable)) return []
  return value.split(/\s+/).flatMap((word) => (word === '' ? [] : { value: word }))
}

/** The options of a start command, each with its value. */
export function startOptions<Word extends KnownWord>(words: readonly Word[]): readonly StartOption<Word>[] {
  return words.flatMap((word, index) => {
    const text = word.value
    if (!text?.startsWith('-')) return []
    const equals = text.indexOf('=')
    if (equals >= 0) return { word, name: text.slice(0, equals), value: text.slice(equals + 1) }
    const next = words[index + 1]?.value
    return { word, name: text, value: next?.startsWith('-') ? undefined : next }
  })
}

/** The options of a start command that switch a login off, with what the service then does. */
export function openDoors<Word extends KnownWord>(
  words: readonly Word[],
): readonly (StartOption<Word> & { readonly effect: string })[] {
  return startOptions(words).flatMap((option) => {
    const effect = effectOf(option, words)
    return effect === undefined ? [] : { ...option, effect }
  })
}

function effectOf({ name, value, word }: StartOption<KnownWord>, words: readonly KnownWord[]): string | undefined {
  // Elasticsearch takes settings as `-Ename=value`, also in two words; a JVM takes them as `-Dname=value`.
  const [, setting = '', given] = /^(?:-[ED])?([\w.]+)=(.*)$/s.exec((name === '-E' ? value : word.value) ?? '') ?? []
  const effect = opensDoor(setting, given)
  if (effect !== undefined) return effect
  const has = (pattern: RegExp): boolean => words.some((one) => one.value !== undefined && pattern.test(one.value))
  const inline = word.value?.includes('=') === true
  return OPEN_DOORS.find(
    (one) =>
      one.name.test(name) &&
      (one.value ? value !== undefined && one.value.test(value) : !inline || ON.test(value ?? '')) &&
      (!one.beside || has(one.beside)) &&
      !(one.unless && has(one.unless)),
  )?.effect
}

/** Options that start a debugger which runs code for whoever connects; group 1 is where it listens. */
const DEBUGGERS: readonly { readonly option: RegExp; readonly what: string }[] = [
  { option: /^--inspect(?:-brk|-wait)?=(.*)$/, what: "Node.js's debugger" },
  { option: /^-(?:agentlib:jdwp=|Xrunjdwp:)(?:.*,)?address=([^,]*)/, what: "Java's debugger" },
]

/** Programs that are debuggers, and the option that says where they listen. */
const DEBUG_PROGRAMS: readonly { readonly program: RegExp; readonly option: RegExp; readonly what: string }[] = [
  { program: /^debugpy$/, option: /^--listen$/, what: "Python's debugger" },
  { program: /^dlv$/, option: /^(?:--listen|-l)$/, what: "Go's debugger" },
  { program: /^rdebug-ide$/, option: /^--host$/, what: "Ruby's debugger" },
  { program: /^rdbg$/, option: /^--host$/, what: "Ruby's debugger" },
]

/**
 * The words that start a debugger which listens on all interfaces, with what it is.
 * @param words of a start command, or of a variable that holds options
 */
export function openDebuggers<Word extends KnownWord>(
  words: readonly Word[],
): readonly { readonly word: Word; readonly what: string }[] {
  const jmx = words.find(({ value }) => /^-Dcom\.sun\.management\.jmxremote\.authenticate=false$/.test(value ?? ''))
  const remote = words.some(({ value }) => value?.startsWith('-Dcom.sun.management.jmxremote.port=') === true)
  const options = words.flatMap((word) =>
    DEBUGGERS.flatMap(({ option, what }) => {
      const where = option.exec(word.value ?? '')?.[1]
      return where !== undefined && isOpen(where) ? { word, what } : []
    }),
  )
  const programs = DEBUG_PROGRAMS.flatMap(({ program, option, what }) => {
    const at = words.findIndex(({ value }) => program.test(value?.replace(/^.*\//, '') ?? ''))
    const rest = at < 0 ? [] : words.slice(at + 1)
    return startOptions(rest).flatMap(({ name, value, word }) =>
      option.test(name) && value !== undefined && isOpen(value) ? { word, what } : [],
    )
  })
  return [...options, ...programs, ...(jmx && remote ? [{ word: jmx, what: "Java's management, with no login," }] : [])]
}

/** Whether an address with a port, as debuggers take it, is every interface: `0.0.0.0:9229`, `*:5005`, `:2345`, `[::]:1`. */
function isOpen(where: string): boolean {
  return /^(?:0\.0\.0\.0|\*|\[?::\]?)(?::\d+)?$|^:\d+$/.test(where.trim())
}
