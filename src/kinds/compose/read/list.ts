import { together, type Edits } from '../../../core/edit.ts'
import type { Span } from '../../../core/span.ts'
import { resolve, type Entry, type YamlItem, type YamlMap, type YamlSequence } from '../../../syntax/yaml/index.ts'
import { ownList } from '../edit.ts'
import type { Service } from './service.ts'
import { textOf, type Text } from '../values.ts'

/** One item of a setting that is a list of texts. */
export interface TextItem extends Text {
  /** The item's text as written, quotes included. */
  readonly span: Span
  remove(): Edits
  set(value: string): Edits
}

/** The items of a setting that is a list of texts (or one text). Items that are no text are left out. */
export function textItems(service: Service, entry: Entry | undefined): readonly TextItem[] {
  const node = resolve(entry?.value)
  if (!entry || !node) return []
  if (node.kind !== 'sequence') {
    const text = textOf(node)
    return text ? [{ ...text, remove: () => service.edit.removeSetting(service, entry), set: () => undefined }] : []
  }
  const own = ownItems(service, entry, node)
  return node.items.flatMap((item, index) => {
    const text = textOf(item.value)
    if (!text) return []
    return [
      {
        ...text,
        remove: () => service.edit.removeItem(service, entry, node, index),
        set: (value) =>
          own.has(item) && item.value === text.scalar ? service.edit.setScalar(text.scalar, value) : undefined,
      },
    ]
  })
}

/** Adds items to a setting that is a list, or the setting with these items. */
export function addToList(service: Service, key: string, items: readonly string[]): Edits {
  const entry = service.settings.get(key)
  if (items.length === 0) return []
  if (!entry) return service.edit.addSetting(service, key, items)
  const list = entry.pair.value
  return entry.inherited || list?.kind !== 'sequence'
    ? undefined
    : together(...items.map((item) => service.edit.addItem(list, item)))
}

/** The items of a list that are written for this service in the judged file. */
function ownItems(service: Service, entry: Entry, list: YamlSequence): Pick<ReadonlySet<YamlItem>, 'has'> {
  const own = ownList(service, entry)?.sequence
  return own === list ? { has: () => true } : new Set(own?.items)
}

/** One item of a setting that is a list of mappings (long syntax). */
export interface MapItem {
  readonly map: YamlMap
  /** Whether it is written for this service, so that an edit inside changes no other one. */
  readonly own: boolean
  remove(): Edits
}

/** The items of a setting's list that are mappings. */
export function mapItems(service: Service, entry: Entry | undefined): readonly MapItem[] {
  const list = resolve(entry?.value)
  if (!entry || list?.kind !== 'sequence') return []
  const own = ownItems(service, entry, list)
  return list.items.flatMap((item, index) => {
    const map = resolve(item.value)
    if (map?.kind !== 'map') return []
    return [
      {
        map,
        own: own.has(item) && item.value === map,
        remove: () => service.edit.removeItem(service, entry, list, index),
      },
    ]
  })
}
