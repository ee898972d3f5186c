import type { DockerfileProblem, Flag, FlagOption, Instruction } from './tree.ts'

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
