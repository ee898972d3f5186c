import { entriesOf, type Entry, get, resolve, type Step, type YamlNode } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import type { ComposeKey } from '../facts.ts'
import { mapItems, textItems } from './list.ts'
import type { Service } from './service.ts'
import { booleanOf, textOf } from '../values.ts'
import type { Edits } from '../../../core/edit.ts'

const SIMPLE = ['runtime', 'isolation', 'use_api_socket', 'cgroup_parent', 'stdin_open', 'tty', 'pull_policy'] as const
const HOOKS = ['post_start', 'pre_stop'] as const

/** Those settings of a service that only Compose has. */
export function settingFacts(service: Service, emit: Sink): void {
  const { subject, noun, settings } = service
  for (const key of SIMPLE) {
    const entry = settings.get(key)
    if (entry) setting(service, emit, key, entry, () => service.edit.removeSetting(service, entry))
  }
  for (const { text, span, remove } of textItems(service, settings.get('group_add'))) {
    emit('compose.setting', { span, subject, noun, key: 'group_add', value: text, on: undefined, remove })
  }
  for (const { map } of mapItems(service, settings.get('secrets'))) {
    const mode = get(map, 'mode')
    if (mode) setting(service, emit, 'secrets.mode', mode, () => undefined)
  }
  buildFacts(service, emit)
  hookFacts(service, emit)
  gpuFacts(service, emit)
  const provider = settings.get('provider')
  const type = get(provider?.value, 'type')
  if (type) setting(service, emit, 'provider.type', type, () => undefined)
}

function buildFacts(service: Service, emit: Sink): void {
  const build = service.settings.get('build')
  for (const [key, name] of [
    ['build.privileged', 'privileged'],
    ['build.network', 'network'],
  ] as const) {
    const entry = get(build?.value, name)
    if (entry) setting(service, emit, key, entry, () => within(service, build, stepTo(build?.pair.value, entry)))
  }
  const entitlements = get(build?.value, 'entitlements')
  const list = resolve(entitlements?.value)
  if (!entitlements || list?.kind !== 'sequence') return
  list.items.forEach((item, index) => {
    const text = textOf(item.value)
    if (!text) return
    emit('compose.setting', {
      span: text.span,
      subject: service.subject,
      noun: service.noun,
      key: 'build.entitlements',
      value: text.text,
      on: undefined,
      remove: () => {
        const outer = stepTo(build?.pair.value, entitlements)
        return entitlements.pair.value === list ? within(service, build, outer, { sequence: list, index }) : undefined
      },
    })
  })
}

/** Commands run in the container with `docker exec` semantics: a list of mappings under each event. */
function hookFacts(service: Service, emit: Sink): void {
  for (const event of HOOKS) {
    const entry = service.settings.get(event)
    const list = resolve(entry?.value)
    if (!entry || list?.kind !== 'sequence') continue
    list.items.forEach((item, index) => {
      for (const name of ['privileged', 'user'] as const) {
        const found = get(item.value, name)
        if (!found) continue
        const inner = entry.pair.value === list ? stepTo(item.value, found) : undefined
        setting(service, emit, `${event}.${name}`, found, () =>
          within(service, entry, { sequence: list, index }, inner),
        )
      }
    })
  }
}

/** `gpus`, GPU reservations and the names that the Container Device Interface has for all GPUs; the value is `all` where nothing limits how many (Compose: "Enable GPU access"). */
function gpuFacts(service: Service, emit: Sink): void {
  const gpus = service.settings.get('gpus')
  if (gpus && textOf(gpus.value)) setting(service, emit, 'gpus', gpus, () => service.edit.removeSetting(service, gpus))
  for (const { text, span, remove } of textItems(service, service.settings.get('devices'))) {
    if (text !== 'nvidia.com/gpu=all' && text !== 'amd.com/gpu=all') continue
    emit('compose.setting', {
      span,
      subject: service.subject,
      noun: service.noun,
      key: 'gpus',
      value: 'all',
      on: undefined,
      remove,
    })
  }
  const reserved = find(service, ['deploy', 'resources', 'reservations', 'devices'])
  for (const list of [resolve(gpus?.value), resolve(reserved?.value)]) {
    if (list?.kind !== 'sequence') continue
    for (const { value: node, span } of list.items) {
      const capabilities = resolve(get(node, 'capabilities')?.value)
      const isGpu =
        capabilities?.kind === 'sequence' && capabilities.items.some(({ value }) => textOf(value)?.text === 'gpu')
      if ((list !== resolve(gpus?.value) && !isGpu) || get(node, 'device_ids')) continue
      const count = get(node, 'count')
      const value = count ? textOf(count.value)?.text : 'all'
      emit('compose.setting', {
        span: count?.pair.span ?? span,
        subject: service.subject,
        noun: service.noun,
        key: 'gpus',
        value: value === '-1' ? 'all' : value,
        on: undefined,
        remove: () => undefined,
      })
    }
  }
}

function setting(
  { subject, noun }: Service,
  emit: Sink,
  key: ComposeKey,
  { pair, value }: Entry,
  remove: () => Edits,
): void {
  const text = textOf(value)
  if (text) {
    emit('compose.setting', { span: pair.span, subject, noun, key, value: text.text, on: booleanOf(value), remove })
  }
}

/** The setting a path of keys leads to. */
export function find({ settings }: Service, [first = '', ...rest]: readonly string[]): Entry | undefined {
  return rest.reduce<Entry | undefined>((entry, key) => get(entry?.value, key), settings.get(first))
}

/** The step to an entry of a mapping that is written out here; undefined when the entry comes from elsewhere. */
function stepTo(map: YamlNode | undefined, entry: Entry): Step | undefined {
  return map?.kind === 'map' && !entry.inherited ? { map, pair: entry.pair } : undefined
}

/** Removes what steps inside a setting lead to, refusing where one of them is written elsewhere. */
function within(service: Service, outer: Entry | undefined, ...steps: readonly (Step | undefined)[]): Edits {
  const path = [service.map && outer && !outer.inherited ? { map: service.map, pair: outer.pair } : undefined, ...steps]
  return path.includes(undefined) ? undefined : service.edit.removePath(path.filter((step) => step !== undefined))
}

/** What a service takes from elsewhere: other containers, build contexts, the caller's SSH agent, services of other files. */
export function referenceFacts(service: Service, emit: Sink): void {
  const { subject, noun, settings } = service
  for (const key of ['links', 'external_links', 'volumes_from'] as const) {
    for (const { text, span, remove } of textItems(service, settings.get(key))) {
      emit('compose.setting', { span, subject, noun, key, value: text, on: undefined, remove })
    }
  }
  for (const { text, span, remove } of textItems(service, settings.get('dns'))) {
    emit('compose.setting', { span, subject, noun, key: 'dns', value: text, on: undefined, remove })
  }
  extraHosts(service, emit)
  const build = settings.get('build')
  if (textOf(build?.value)) texts(service, emit, 'build.context', build)
  texts(service, emit, 'build.context', get(build?.value, 'context'))
  texts(service, emit, 'build.context', get(build?.value, 'additional_contexts'))
  texts(service, emit, 'build.ssh', get(build?.value, 'ssh'))
  texts(service, emit, 'extends.file', get(settings.get('extends')?.value, 'file'))
}

/** `extra_hosts` as `name=address`, `name:address` or a mapping; the value is the address. */
function extraHosts(service: Service, emit: Sink): void {
  const { subject, noun, settings } = service
  const entry = settings.get('extra_hosts')
  for (const { text, span, remove } of textItems(service, entry)) {
    emit('compose.setting', {
      span,
      subject,
      noun,
      key: 'extra_hosts',
      value: text?.replace(/^[^:=]*[:=]/, ''),
      on: undefined,
      remove,
    })
  }
  for (const { pair, value } of entriesOf(entry?.value)) {
    const text = textOf(value)
    if (text) {
      emit('compose.setting', {
        span: pair.span,
        subject,
        noun,
        key: 'extra_hosts',
        value: text.text,
        on: undefined,
        remove: () => undefined,
      })
    }
  }
}

/** The texts of a setting that is one text, a list of `name=value` or a mapping; of the last two, the values. */
function texts(service: Service, emit: Sink, key: ComposeKey, entry: Entry | undefined): void {
  const { subject, noun } = service
  const mapped = entriesOf(entry?.value).flatMap(({ value }) => textOf(value) ?? [])
  for (const { text, span } of [...textItems(service, entry), ...mapped]) {
    const value = entry?.value?.kind === 'sequence' ? text?.replace(/^[\w.-]+=/, '') : text
    emit('compose.setting', { span, subject, noun, key, value, on: undefined, remove: () => undefined })
  }
}
