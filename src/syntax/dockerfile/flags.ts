import type { Span } from '../../core/span.ts'
import { isBlank, type LogicalLine, offsetOf, skipBlanks, spanOf } from './logical.ts'
import type { Flag, FlagOption, DockerfileProblem, Instruction } from './tree.ts'

/** The flags of an instruction, and where the rest of its arguments starts in the logical line. */
interface FlagList {
  readonly flags: readonly Flag[]
  readonly end: number
}

/** A flag without its quotes and escapes. */
interface Stripped {
  readonly text: string
  /** Where each of its characters stands in the logical line, and where the flag ends. */
  readonly at: readonly number[]
}

const WITH_OPTIONS: ReadonlySet<string> = new Set(['mount', 'device'])

/**
 * Reads the leading words that start with `--`; a lone `--` ends them. In quotes of either kind the escape counts too, and a quote that is
 * never closed takes the rest of the line, as in BuildKit.
 */
export function readFlags(line: LogicalLine, from: number, to: number, escape: string): FlagList {
  const flags: Flag[] = []
  let i = skipBlanks(line.text, from, to)
  while (line.text.startsWith('--', i) && i + 2 <= to) {
    const stripped = strip(line.text, i, to, escape)
    const end = stripped.at.at(-1) ?? to
    const next = skipBlanks(line.text, end, to)
    if (stripped.text === '--') return { flags, end: next }
    flags.push(readFlag(line, stripped))
    i = next
  }
  return { flags, end: i }
}

function strip(text: string, from: number, to: number, escape: string): Stripped {
  const parts: string[] = []
  const at: number[] = []
  let quote = ''
  let i = from
  for (; i < to && (quote !== '' || !isBlank(text.charCodeAt(i))); i++) {
    const c = text.charAt(i)
    if (c === quote) quote = ''
    else if (quote === '' && (c === '"' || c === "'")) quote = c
    else {
      if (c === escape) i++
      if (i >= to) break
      parts.push(text.charAt(i))
      at.push(i)
    }
  }
  return { text: parts.join(''), at: [...at, Math.min(i, to)] }
}

function readFlag(line: LogicalLine, { text, at }: Stripped): Flag {
  const from = at[0] ?? 0
  const to = at.at(-1) ?? from
  const equals = text.indexOf('=')
  const nameEnd = equals < 0 ? to : (at[equals] ?? to)
  const base = {
    name: equals < 0 ? text.slice(2) : text.slice(2, equals),
    span: spanOf(line, from, to),
    nameSpan: spanOf(line, from + 2, nameEnd),
  }
  if (equals < 0) return { ...base, value: undefined }
  return {
    ...base,
    value: text.slice(equals + 1),
    valueSpan: valueOf(line, nameEnd + 1, to),
    ...(WITH_OPTIONS.has(base.name) && { options: readOptions(line, { text, at }, equals + 1) }),
  }
}

/** Splits at every comma: BuildKit takes the quotes away before it looks for them. */
function readOptions(line: LogicalLine, { text, at }: Stripped, from: number): readonly FlagOption[] {
  const options: FlagOption[] = []
  let start = from
  let place = (at[from - 1] ?? 0) + 1
  for (const part of text.slice(from).split(',')) {
    const end = at[start + part.length] ?? 0
    const equals = part.indexOf('=')
    if (equals >= 0) {
      const valueFrom = (at[start + equals] ?? 0) + 1
      const value = part.slice(equals + 1)
      options.push({
        key: part.slice(0, equals),
        value,
        span: spanOf(line, place, end),
        valueSpan: valueOf(line, valueFrom, end),
      })
    } else if (part !== '') options.push({ key: part, value: undefined, span: spanOf(line, place, end) })
    start += part.length + 1
    place = end + 1
  }
  return options
}

/** The span of a value; an empty one stands right behind its `=`. */
export function valueOf(line: LogicalLine, from: number, to: number): Span {
  if (from < to) return spanOf(line, from, to)
  const at = offsetOf(line, from - 1) + 1
  return { start: at, end: at }
}

/** Flags that are on or off. */
const SWITCHES: ReadonlySet<string> = new Set(['link', 'parents', 'keep-git-dir', 'unpack'])
/** Flags that may be given several times. */
const LISTS: ReadonlySet<string> = new Set(['mount', 'device', 'exclude'])
/** Flags that are nothing without a value. */
const WITH_VALUE: ReadonlySet<string> = new Set(
  'platform mount device network security from chown chmod exclude checksum interval timeout start-period start-interval retries'.split(
    ' ',
  ),
)
/** The instructions that have flags. */
const WITH_FLAGS: ReadonlySet<string> = new Set(['FROM', 'RUN', 'COPY', 'ADD', 'HEALTHCHECK'])
/** Flags with few values (Dockerfile reference, "RUN --network", "RUN --security"). */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  network: ['default', 'none', 'host'],
  security: ['sandbox', 'insecure'],
}
const MOUNT_TYPES = ['bind', 'cache', 'tmpfs', 'secret', 'ssh']
/** Dockerfile reference, "RUN --mount". */
const MOUNT_OPTIONS: ReadonlySet<string> = new Set(
  'type from source src target dst destination readonly ro readwrite rw required size id sharing mode uid gid env'.split(
    ' ',
  ),
)
const MAY_STAND_ALONE: ReadonlySet<string> = new Set(['readonly', 'ro', 'readwrite', 'rw', 'required'])

/** What Docker refuses in the values of flags it knows. */
export function flagProblems({ keyword, flags }: Instruction): readonly DockerfileProblem[] {
  if (!WITH_FLAGS.has(keyword)) return []
  const seen = new Set<string>()
  return flags.flatMap((flag) => {
    const again = seen.has(flag.name) && !LISTS.has(flag.name)
    seen.add(flag.name)
    const message = again ? `--${flag.name} is given twice` : wrongValue(flag)
    if (message !== undefined) return [{ span: flag.span, message }]
    return flag.name === 'mount' ? (flag.options ?? []).flatMap(mountProblems) : []
  })
}

function wrongValue({ name, value }: Flag): string | undefined {
  if (SWITCHES.has(name)) {
    return value === undefined || /^(?:true|false)$/i.test(value) ? undefined : `--${name} is true or false`
  }
  if (value === undefined) return WITH_VALUE.has(name) ? `--${name} needs a value` : undefined
  const values = VALUES[name]
  return values && !values.includes(value) && !value.includes('$')
    ? `--${name} is ${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`
    : undefined
}

function mountProblems({ key, value, span }: FlagOption): readonly DockerfileProblem[] {
  const name = key.toLowerCase()
  if (value === undefined && !MAY_STAND_ALONE.has(name)) return [{ span, message: `${key} needs a value in --mount` }]
  if (!MOUNT_OPTIONS.has(name)) return [{ span, message: `--mount has no option ${key}` }]
  return name === 'type' && value !== undefined && !value.includes('$') && !MOUNT_TYPES.includes(value.toLowerCase())
    ? [{ span, message: `there is no mount of type ${value}; there are ${MOUNT_TYPES.join(', ')}` }]
    : []
}
