import { get, resolve, type YamlItem, type YamlNode } from '../../../syntax/yaml/index.ts'
import { textOf } from '../values.ts'

/** What an item of a list is known by; undefined for one that stands beside all others. Other lists hold a text once. */
type Identity = (item: YamlNode | undefined) => string | undefined

const whole: Identity = (node) => textOf(node)?.template
const name: Identity = (node) => textOf(node)?.template.split('=', 1)[0]

/** The path a mount or device appears at: the second part of the short form, which stands behind a drive letter. */
const target: Identity = (node) => {
  if (resolve(node)?.kind === 'map') return textOf(get(node, 'target')?.value)?.template
  const [first, second] =
    textOf(node)
      ?.template.replace(/^[A-Za-z]:(?=[\\/])/, '')
      .split(':', 2) ?? []
  return second ?? first
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

/**
 * The items of two lists, one after the other. Of several with one identity the last one counts, in the place of the first; the same text
 * again counts as it stands first.
 * @param replaced is told of each item that another one takes the place of
 */
export function joined(
  base: readonly YamlItem[],
  over: readonly YamlItem[],
  path: string,
  replaced: (base: YamlItem, over: YamlItem) => void,
): readonly YamlItem[] {
  const identity = IDENTITIES[path] ?? whole
  const items: YamlItem[] = []
  const places = new Map<string, number>()
  for (const item of [...base, ...over]) {
    const id = identity(item.value)
    const at = id === undefined ? undefined : places.get(id)
    const before = at === undefined ? undefined : items[at]
    if (at === undefined || !before) {
      if (id !== undefined) places.set(id, items.length)
      items.push(item)
    } else if (!sameText(before, item)) {
      items[at] = item
      replaced(before, item)
    }
  }
  return items
}

function sameText(a: YamlItem, b: YamlItem): boolean {
  const text = textOf(a.value)?.template
  return text !== undefined && text === textOf(b.value)?.template
}
