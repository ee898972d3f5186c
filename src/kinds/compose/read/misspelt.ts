import type { Edits } from '../../../core/edit.ts'
import { slipOf } from '../../../core/nearest.ts'
import { entriesOf, type Entry, resolve, type YamlNode } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { firstAtTop } from '../project/format-one.ts'
import { MEANT, MOUNT_SETTINGS, OLD_SETTINGS, SETTINGS, TOP_SETTINGS } from '../schema.ts'
import { booleanOf, textOf } from '../values.ts'
import { mapItems } from './list.ts'
import type { Service } from './service.ts'
import { find } from './settings.ts'

/** Settings that only limit what a service may do, so that the right name opens nothing. */
const LIMITING = new Set(['cpus', 'limits', 'mem_limit', 'memory', 'pids', 'pids_limit', 'resources'])

/** Names in a service, and in the mappings of it that harden, that are near to one Compose knows. */
export function misspeltFacts(service: Service, emit: Sink): void {
  const { subject, noun, settings } = service
  for (const [path, known] of SETTINGS) {
    const keys = path === '' ? [] : path.split('.')
    const entries = path === '' ? [...settings.values()] : entriesOf(find(service, keys)?.value)
    for (const entry of entries) {
      const meant = OLD_SETTINGS.has(entry.key) && path === '' ? undefined : meantBy(entry.key, known)
      if (meant === undefined) continue
      const rename = (): Edits =>
        isOwn(service, keys) && !entries.some(({ key }) => key === meant) ? renamed(service, entry, meant) : undefined
      emit('compose.misspelt', { span: entry.pair.key.span, subject, noun, key: entry.key, meant, rename })
    }
  }
  for (const { map, own } of mapItems(service, settings.get('volumes'))) {
    for (const entry of entriesOf(map)) {
      const meant = meantBy(entry.key, MOUNT_SETTINGS)
      if (meant === undefined) continue
      const rename = (): Edits => (own ? renamed(service, entry, meant) : undefined)
      emit('compose.misspelt', { span: entry.pair.key.span, subject, noun, key: entry.key, meant, rename })
    }
  }
}

/** Names at the top of a file that are near to one Compose knows. In format 1 these are services. */
export function misspeltAtTop(document: YamlNode | undefined, emit: Sink): void {
  if (firstAtTop(document)) return
  for (const { key, pair } of entriesOf(document)) {
    const meant = meantBy(key, TOP_SETTINGS)
    if (meant === undefined) continue
    emit('compose.misspelt', {
      span: pair.key.span,
      subject: 'Compose file',
      noun: 'the file',
      key,
      meant,
      // What stands there was never read: with the right name it may open anything.
      rename: () => undefined,
    })
  }
}

/** The setting an unknown name stands for; undefined for one that is known, and for one that may be newer than this table. */
function meantBy(key: string, known: readonly string[]): string | undefined {
  if (known.includes(key) || key.startsWith('x-')) return undefined
  const snake = key
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase()
  if (known.includes(snake)) return snake
  const other = MEANT.get(snake)
  return other !== undefined && known.includes(other) ? other : slipOf(snake, known)
}

/** Writes the right name, where it hardens: any other may open a hole that the wrong name kept shut. */
function renamed(service: Service, entry: Entry, meant: string): Edits {
  const key = entry.pair.key
  return !entry.inherited && key.kind === 'scalar' && isHardening(meant, entry.value)
    ? service.edit.setScalar(key, meant)
    : undefined
}

function isHardening(setting: string, node: YamlNode | undefined): boolean {
  if (LIMITING.has(setting)) return true
  if (setting === 'read_only') return booleanOf(node) === true
  const list = resolve(node)
  if (list?.kind !== 'sequence' || list.items.length === 0) return false
  if (setting === 'cap_drop') return true
  return (
    setting === 'security_opt' &&
    list.items.every(({ value }) => /^no-new-privileges(?:[:=]true)?$/.test(textOf(value)?.text ?? ''))
  )
}

/** Whether the mapping a path leads to is written in this service. */
function isOwn(service: Service, keys: readonly string[]): boolean {
  return (
    service.map !== undefined &&
    keys.every((_, i) => {
      const entry = find(service, keys.slice(0, i + 1))
      return entry !== undefined && !entry.inherited && entry.aliased !== true
    })
  )
}
