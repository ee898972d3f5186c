import type { Span } from '../../../core/span.ts'
import { entriesOf, get, resolve, type YamlItem, type YamlNode } from '../../../syntax/yaml/index.ts'
import { textOf } from '../values.ts'
import { isReset } from './forms.ts'

/** Deeper is no item of a list. */
const DEEPEST = 4

/** What an item of a list is known by; undefined for one that stands beside all others. Other lists hold a text once. */
type Identity = (item: YamlNode | undefined) => string | undefined

const whole: Identity = (node) => textOf(node)?.template
const name: Identity = (node) => textOf(node)?.template.split('=', 1)[0]

/** The path a mount or device appears at: the second part of the short form, which stands behind a drive letter. */
const target: Identity = (node) => {
  if (resolve(node)?.kind === 'map') return textOf(get(node, 'target')?.value)?.template
  const text = textOf(node)?.template
  const path = text?.replace(/^[A-Za-z]:(?=[\\/])/, '')
  const [first, second] = path?.split(':', 2) ?? []
  return second ?? (path === text ? first : text)
}

const port: Identity = (node) => {
  if (resolve(node)?.kind !== 'map') return textOf(node)?.template
  const part = (key: string, otherwise = ''): string => textOf(get(node, key)?.value)?.template ?? otherwise
  return `${part('host_ip', '0.0.0.0')}:${part('published')}:${part('target')}/${part('protocol', 'tcp')}`
}

const secret: Identity = (node) => {
  if (resolve(node)?.kind !== 'map') return textOf(node)?.template
  return (textOf(get(node, 'target')?.value) ?? textOf(get(node, 'source')?.value))?.template
}

/** Of two choices for one mechanism the engine takes the last; labels stand beside each other. */
const mechanism: Identity = (node) => {
  const text = textOf(node)?.template
  const kind = text?.split(/[:=]/, 1)[0]?.toLowerCase()
  return kind === 'label' ? text : kind
}

/** The lists in which a later item takes the place of an earlier one (compose-go, `override.EnforceUnicity`), by their path in a service. */
const IDENTITIES: Readonly<Record<string, Identity>> = {
  annotations: name,
  'build.additional_contexts': name,
  'build.args': name,
  'build.labels': name,
  'build.platforms': whole,
  'build.tags': whole,
  cap_add: whole,
  cap_drop: whole,
  configs: secret,
  'deploy.labels': name,
  devices: target,
  dns: whole,
  dns_opt: whole,
  dns_search: whole,
  env_file: whole,
  environment: name,
  expose: whole,
  labels: name,
  links: whole,
  ports: port,
  profiles: whole,
  secrets: secret,
  security_opt: mechanism,
  sysctls: name,
  tmpfs: whole,
  volumes: target,
}

const NAMED = Object.keys(IDENTITIES).filter((path) => IDENTITIES[path] === name)

/** Whether a path leads to one name of a setting that is a list of names with values. */
export function isNamed(path: string): boolean {
  return NAMED.some((list) => path.startsWith(`${list}.`))
}

/** Lists whose items compose-go has brought into their long form before it reads another file: no text there is like one of these. */
const LONG_FORMS: ReadonlySet<string> = new Set([
  'build.secrets',
  'configs',
  'devices',
  'env_file',
  'ports',
  'secrets',
  'volumes',
])

/**
 * The items of two lists, one after the other, without those of the second that stand in the first as they are. Of several with one
 * identity the last one counts, in the place of the first. What is reset is not there.
 * @param written whether both are as they are written, as in a file that extends its own services
 * @param replaced is told of each item that another one takes the place of
 */
export function joined(
  base: readonly YamlItem[],
  over: readonly YamlItem[],
  path: string,
  written: boolean,
  replaced: (base: Span, over: Span) => void,
): readonly YamlItem[] {
  const identity = IDENTITIES[path] ?? whole
  const items: YamlItem[] = []
  const places = new Map<string, number>()
  const seen = new Set<string>()
  const put = (item: YamlItem, signature: string): void => {
    const id = identity(item.value)
    const at = id === undefined ? undefined : places.get(id)
    const before = at === undefined ? undefined : items[at]
    if (at === undefined || !before) {
      if (id !== undefined) places.set(id, items.length)
      items.push(item)
    } else if (signature !== signatureOf(before.value)) {
      items[at] = item
      replaced(before.span, item.span)
    }
  }
  for (const item of base) {
    const signature = signatureOf(item.value)
    if (written || !LONG_FORMS.has(path)) seen.add(signature)
    if (!isReset(item)) put(item, signature)
  }
  for (const item of over) {
    const signature = signatureOf(item.value)
    if (!isReset(item) && (identity === name || !seen.has(signature))) put(item, signature)
    seen.add(signature)
  }
  return items
}

/** The same for two items that say the same. */
function signatureOf(node: YamlNode | undefined, depth = 0): string {
  const value = resolve(node)
  if (!value || depth > DEEPEST) return ''
  if (value.kind === 'sequence') return `[${value.items.map((item) => signatureOf(item.value, depth + 1)).join()}]`
  if (value.kind !== 'map') return JSON.stringify(textOf(value)?.template ?? null)
  const entries = entriesOf(value).map(
    ({ key, value: under }) => `${JSON.stringify(key)}:${signatureOf(under, depth + 1)}`,
  )
  return `{${entries.sort().join()}}`
}
