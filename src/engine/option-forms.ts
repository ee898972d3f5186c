import type { OptionForm, OptionForms } from '../core/options.ts'
import { LINUX_CAPABILITIES, normalizeCapability } from '../knowledge/host/capabilities.ts'
import { byteSize } from '../syntax/notation/byte-size.ts'
import { nearest } from '../core/nearest.ts'

/** One value of an option, or one item of its list. */
type Item<V> = V extends readonly (infer I)[] ? I : V

/** How one value of a form is written. */
interface Form<V> {
  /** After "needs": `an amount of memory, such as "512m"`. */
  readonly wanted: string
  /** Undefined for anything else. */
  read(text: string): Item<V> | undefined
  /** What was perhaps meant. */
  near?(text: string): string | undefined
  /** As a JSON schema has it. */
  readonly schema: object
}

const LAST_PORT = 65_535

const UNITS = [
  ['g', 1024 ** 3],
  ['m', 1024 ** 2],
  ['k', 1024],
] as const

/** How the values of options are written in a project file. */
export const OPTION_FORMS: { readonly [F in OptionForm]: Form<OptionForms[F]> } = {
  count: {
    wanted: 'a whole number above zero, such as 200',
    read: (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined),
    schema: { type: 'integer', minimum: 1 },
  },
  memory: {
    wanted: 'an amount of memory, such as "512m"',
    read: memory,
    schema: { type: ['string', 'integer'], pattern: '^[0-9]' },
  },
  cpus: {
    wanted: 'a number of processor cores, such as 0.5',
    read: (text) => (/^\d{1,4}(?:\.\d{1,3})?$/.test(text) && Number(text) > 0 ? text : undefined),
    schema: { type: ['string', 'number'], exclusiveMinimum: 0 },
  },
  capabilities: {
    wanted: 'names of capabilities, such as NET_ADMIN',
    read: (text) => [...LINUX_CAPABILITIES, 'ALL'].find((one) => one === normalizeCapability(text)),
    near: (text) => nearest(normalizeCapability(text), LINUX_CAPABILITIES),
    schema: { type: 'string' },
  },
  paths: {
    wanted: 'paths as files write them, such as /var/log or ~/.ssh',
    read: (text) => (/^(?:[/~.\\]|\$|[A-Za-z]:)/.test(text) ? text : undefined),
    schema: { type: 'string' },
  },
  ports: {
    wanted: 'ports or ranges of ports, such as 8080 or 8000-8100',
    read(text) {
      const [, first = '', last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? []
      const range = { first: Number(first), last: Number(last) }
      return first !== '' && range.first <= range.last && range.last <= LAST_PORT ? range : undefined
    },
    schema: { type: ['integer', 'string'], pattern: '^[0-9]+(-[0-9]+)?$', minimum: 0, maximum: LAST_PORT },
  },
  registries: {
    wanted: 'hosts of registries without "https://", such as docker.io or registry.example/team',
    read: (text) => (text === '' || text.includes('://') || /^\d+$/.test(text) ? undefined : text),
    schema: { type: 'string' },
  },
  devices: {
    wanted: 'devices as messages name them, such as /dev/ttyUSB0',
    read: (text) => (text === '' ? undefined : text),
    schema: { type: 'string' },
  },
}

/** A whole number with one letter, as Compose, Docker's log drivers and the kernel's tmpfs all read it: `1.5GB` is `1536m`. */
function memory(text: string): string | undefined {
  const bytes = byteSize(text)
  if (!bytes) return undefined
  if (/^\d+[kmg]?$/i.test(text)) return text
  const [unit, size] = UNITS.find(([, size]) => bytes % size === 0) ?? ['', 1]
  return `${bytes / size}${unit}`
}
