import { type Neighbours, onceASource, sameUri, uriOf } from '../../../core/neighbours.ts'
import { secretsIn } from '../../../knowledge/secrets/index.ts'
import { readDotenv } from '../../../syntax/dotenv.ts'
import { interpolate, type Values } from '../interpolate.ts'
import type { Source } from '../../../core/source.ts'
import { referrersIn } from './references.ts'

/** Longer values decide nothing that is judged here: a bound, so that values of values cannot grow without one. */
const LONGEST = 256

/** The variables an environment file sets. A credential is kept out, so that it cannot come into a message. */
export const valuesOf = onceASource((source): Values => valuesFrom([source]))

/**
 * The variables that several environment files set, each of which knows those before it.
 * @param outer what is set already: a reference means that first
 */
export function valuesFrom(sources: readonly Source[], outer?: Values): Values {
  const values = new Map<string, string | undefined>()
  const known = new Map(outer)
  for (const { name, value, interpolated } of sources.flatMap(({ text }) => readDotenv(text))) {
    const filled = interpolated && value.length <= LONGEST ? interpolate(value, known) : { text: value, known: true }
    const usable = filled.known && filled.text.length <= LONGEST && secretsIn(name, filled.text, false).length === 0
    values.set(name, usable ? filled.text : undefined)
    if (!outer?.has(name)) known.set(name, values.get(name))
  }
  return values
}

/** Values of several files, of which the first that sets a variable decides. */
export function joinedValues(files: readonly Values[]): Values | undefined {
  const [first, ...rest] = files.filter(({ size }) => size > 0)
  return rest.length === 0 ? first : new Map([...rest.reverse(), ...(first ? [first] : [])].flatMap((one) => [...one]))
}

/** A file's place among others: `override` files complete the `base` one, which Compose reads first. */
export type Role = 'override' | 'base' | undefined

/** Which files Compose is given for a project, before it follows `include` and `extends`. */
export interface Plan {
  readonly files: readonly Source[]
  /** A URI in the folder its relative paths start from: that of the first file. */
  readonly home: string
  readonly values: Values | undefined
  /** What is known of its files together: `base` for a whole project. */
  readonly role: Role
  /** Nothing else is read, not even what the file's services extend. */
  readonly alone?: true
}

/** The files of the workspace as the file sees them that is judged, whose own text is the one given. */
export type Ask = (uri: string) => Source | undefined

/** compose-go, cli.DefaultFileNames and cli.DefaultOverrideFileNames: of each the first that is there. */
const BASES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'] as const
const OVERRIDES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
] as const

/** How many folders up a `.env` is looked for that names a file in `COMPOSE_FILE`. */
const MAX_FOLDERS_UP = 3
/** How far it is followed who includes whom, and how many who do are looked at: bounds. */
const MAX_DEPTH = 3
const MAX_REFERRERS = 6

/** Everything `docker compose` would read a file in: by its name, by `COMPOSE_FILE`, or because another file includes or extends it. */
export function plansFor(
  source: Source,
  ask: Ask,
  neighbours: Neighbours,
  depth = 0,
  seen: ReadonlySet<string> = new Set(),
): readonly Plan[] {
  const own = [...planOfFolder(source, ask), ...plansOfFoldersAbove(source, ask)]
  const self = sameUri(source.uri)
  if (depth >= MAX_DEPTH || seen.has(self)) return own
  const referrers = (referrersIn(neighbours.ofKind('compose')).get(self) ?? []).filter(
    (one) => sameUri(one.uri) !== self,
  )
  const others = referrers.slice(0, MAX_REFERRERS).flatMap((listed) => {
    const referrer = ask(listed.uri) ?? listed
    const plans = plansFor(referrer, ask, neighbours, depth + 1, new Set([...seen, self]))
    return plans.length > 0 ? plans : [planAlone(referrer, ask)]
  })
  return unique([...own, ...others])
}

/** The file by itself, as somebody starts it who names it alone. */
export function planAlone(source: Source, ask: Ask): Plan {
  return { files: [source], home: source.uri, values: environmentOf(source.uri, ask), role: roleOf(source.name) }
}

/** The project of the file's folder, when the file is one that Compose takes there. */
function planOfFolder(source: Source, ask: Ask): readonly Plan[] {
  const { uri, name } = source
  const values = environmentOf(uri, ask)
  if (values?.has('COMPOSE_FILE')) return holding(source, planByVariable(uri, values, ask))
  if (![...BASES, ...OVERRIDES].some((one) => one === name)) return []
  const first = (names: readonly string[]): Source | undefined => {
    for (const one of names) {
      const found = ask(uriOf(uri, one))
      if (found) return found
    }
    return undefined
  }
  const base = first(BASES)
  const override = first(OVERRIDES)
  if (!base) return []
  return holding(source, { files: override ? [base, override] : [base], home: base.uri, values, role: 'base' })
}

function plansOfFoldersAbove(source: Source, ask: Ask): readonly Plan[] {
  return Array.from({ length: MAX_FOLDERS_UP }, (_, up) => uriOf(source.uri, `${'../'.repeat(up + 1)}.env`)).flatMap(
    (uri) => {
      const values = environmentOf(uri, ask)
      return values?.has('COMPOSE_FILE') ? holding(source, planByVariable(uri, values, ask)) : []
    },
  )
}

/** Docker Compose, "COMPOSE_FILE": paths from the folder of the `.env`, separated by `:` or by what `COMPOSE_PATH_SEPARATOR` says. */
function planByVariable(from: string, values: Values, ask: Ask): Plan | undefined {
  const list = values.get('COMPOSE_FILE')
  const separator = values.get('COMPOSE_PATH_SEPARATOR') ?? (list?.includes(';') ? ';' : ':')
  const files = (separator === '' ? [] : (list?.split(separator) ?? [])).flatMap(
    (path) => ask(uriOf(from, path.trim())) ?? [],
  )
  const [first] = files
  return first && { files, home: first.uri, values, role: 'base' }
}

function holding(source: Source, plan: Plan | undefined): readonly Plan[] {
  return plan?.files.some(({ uri }) => sameUri(uri) === sameUri(source.uri)) ? [plan] : []
}

/** What the `.env` in the folder of `from` sets. */
function environmentOf(from: string, ask: Ask): Values | undefined {
  const source = ask(uriOf(from, '.env'))
  return source && joinedValues([valuesOf(source)])
}

function unique(plans: readonly Plan[]): readonly Plan[] {
  const byFiles = new Map(plans.map((plan) => [plan.files.map(({ uri }) => sameUri(uri)).join('\n'), plan]))
  return [...byFiles.values()]
}

/** What the name says of the file's place among others. */
function roleOf(name: string): Role {
  if (/[.\-_]override\.ya?ml$/i.test(name)) return 'override'
  return /^(docker-)?compose\.ya?ml$/i.test(name) ? 'base' : undefined
}
