import { get, resolve, type YamlItem, type YamlNode } from '../../../syntax/yaml/index.ts'
import { textOf } from '../values.ts'

/** What an item of a list is known by; undefined for one that stands beside all others. */
type Identity = (item: YamlNode | undefined) => string | undefined

const whole: Identity = (node) => textOf(node)?.template
const name: Identity = (node) => textOf(node)?.template.split('=', 1)[0]

/** The path a mount or device appears at: the second part of the short form, which stands behind a drive letter. */
const target: Identity = (node) => {
  if (resolve(node)?.kind === 'map') return textOf(get(node, 'target')?.value)?.template
  const [first, second] = textOf(node)?.template.replace(/^[A-Za-z]:(?=[\\/])/, '').split(':', 2) ?? []
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
  const [kind] = textOf(node)?.template.split(/[:=]/, 1) ?? []
  return kind === 'label' ? undefined : kind?.toLowerCase()
}

/** The lists in which a later item takes the place of an earlier one (compose-go, `override.EnforceUnicity`), by their path in a service. */
const IDENTITIES: Readonly<Record<string, Identity>> = {
  'annotations': name, 'build.additional_contexts': name, 'build.args': name, 'build.labels': name, 'build.platforms': whole, 'build.tags': whole,
  'cap_add': whole, 'cap_drop': whole, 'configs': secret, 'deploy.labels': name, 'devices': target, 'dns': whole, 'dns_opt': whole, 'dns_search': whole,
  'env_file': whole, 'environment': name, 'expose': whole, 'labels': name, 'links': whole, 'ports': port, 'profiles': whole, 'secrets': secret,
  'security_opt': mechanism, 'sysctls': name, 'tmpfs': whole, 'volumes': target,
}

/**
 * The items of two lists, one after the other; where both hold an item of one identity, the later one stands in the earlier one's place.
 * @param replaced is told of each pair
 */
export function joined(base: readonly YamlItem[], over: readonly YamlItem[], path: string, replaced: (base: YamlItem, over: YamlItem) => void): readonly YamlItem[] {
  const identity = IDENTITIES[path]
  if (!identity) return [...base, ...over]
  const items = [...base]
  const places = new Map<string, number>()
  base.forEach(({ value }, index) => {
    const id = identity(value)
    if (id !== undefined) places.set(id, index)
  })
  for (const item of over) {
    const id = identity(item.value)
    const at = id === undefined ? undefined : places.get(id)
    const before = at === undefined ? undefined : items[at]
    if (at === undefined || !before) items.push(item)
    else {
      items[at] = item
      replaced(before, item)
    }
  }
  return items
}
