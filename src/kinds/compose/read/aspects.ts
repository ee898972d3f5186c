import { together, type Edits } from '../../../core/edit.ts'
import type { Absence, Aspect } from '../../../core/facts/workload.ts'
import type { Span } from '../../../core/span.ts'
import { words } from '../../../core/words.ts'
import { byteSize } from '../../../syntax/notation/byte-size.ts'
import { normalizeCapability } from '../../../knowledge/host/capabilities.ts'
import { get, resolve, type YamlMap, type YamlNode } from '../../../syntax/yaml/index.ts'
import { addTmpfs } from './isolation.ts'
import { deployLimit } from './limits.ts'
import { addToList, textItems } from './list.ts'
import { isForSwarm, type Service } from './service.ts'
import { textOf, typed } from '../values.ts'

interface AspectReader {
  /** Whether the service has it, or may have it for all the file says. */
  has(service: Service): boolean
  add(service: Service, value: string | undefined): Edits
  /** The block it is left out of, where there is one. */
  block?(service: Service): Span | undefined
}

/** What a service may lack, and how Compose writes it. */
const ASPECTS: Readonly<Record<Aspect, AspectReader>> = {
  'no-new-privileges': {
    has: (service) => listHas(service, 'security_opt', (text) => /^no-new-privileges/i.test(text)),
    // A stack would ignore it.
    add: (service) =>
      isForSwarm(service) ? undefined : addToList(service, 'security_opt', ['no-new-privileges:true']),
    block: ({ settings }) => {
      const options = settings.get('security_opt')
      return options?.inherited === false ? options.pair.key.span : undefined
    },
  },
  'read-only-root': { has: sets('read_only'), add: addReadOnlyRoot },
  'capabilities-dropped': {
    has: (service) => listHas(service, 'cap_drop', (text) => normalizeCapability(text) === 'ALL'),
    add: (service, back) =>
      together(
        addToList(service, 'cap_drop', ['ALL']),
        addCapabilities(service, back === undefined ? [] : words(back)),
      ),
  },
  'memory-limit': {
    has: (service) => hasLimit(service, ['mem_limit'], 'memory'),
    add: (service, value) =>
      holdsSharedMemory(service, value) && !reservesDevices(service) ? addMemoryLimit(service, value) : undefined,
    block: deployBlock,
  },
  'cpu-limit': {
    has: (service) => hasLimit(service, ['cpus', 'cpu_quota'], 'cpus'),
    add: (service, value) => addLimit(service, 'cpus', 'cpus', value),
    block: deployBlock,
  },
  'pids-limit': {
    has: (service) => hasLimit(service, ['pids_limit'], 'pids'),
    add: (service, value) => addLimit(service, 'pids_limit', 'pids', value),
    block: deployBlock,
  },
  'swap-limit': {
    has: sets('memswap_limit', 'mem_swappiness'),
    add: (service, value) =>
      value === undefined ? undefined : service.edit.addSetting(service, 'memswap_limit', typed(value)),
  },
  'block-io-limit': { has: sets('blkio_config'), add: () => undefined },
  // Compose has no setting for them.
  'network-bandwidth-limit': { has: () => true, add: () => undefined },
  'disk-encryption': { has: () => true, add: () => undefined },
  // The image may name a user, so a service without one cannot be said to lack it.
  user: { has: () => true, add: () => undefined },
  'health-check': {
    has: (service) => service.settings.has('healthcheck') || service.image()?.checked === true,
    add: () => undefined,
  },
  'restart-policy': {
    has: (service) =>
      service.settings.has('restart') || get(service.settings.get('deploy')?.value, 'restart_policy') !== undefined,
    add: (service, value = 'on-failure:5') => service.edit.addSetting(service, 'restart', value),
  },
}

/** Proof that the service lacks an aspect; undefined where another file may give it one. */
export function lacks(service: Service, aspect: Aspect): Absence | undefined {
  if (service.partial || has(service, aspect)) return undefined
  const at = ASPECTS[aspect].block?.(service)
  return { ...(at && { at }), add: (value) => ASPECTS[aspect].add(service, value) }
}

/** Whether the service has an aspect, or may have it for all its files say. */
export function has(service: Service, aspect: Aspect): boolean {
  return ASPECTS[aspect].has(service)
}

function sets(...keys: readonly string[]): (service: Service) => boolean {
  return ({ settings }) => keys.some((key) => settings.has(key))
}

function listHas(service: Service, key: string, matches: (text: string) => boolean): boolean {
  const entry = service.settings.get(key)
  // A single text where a list must be is refused, and hardens nothing.
  if (resolve(entry?.value)?.kind !== 'sequence') return false
  return textItems(service, entry).some(({ text, template }) => text === undefined || matches(template.trim()))
}

/** A root that cannot be written, and memory where nothing is mounted yet. */
function addReadOnlyRoot(service: Service, mounts: string | undefined): Edits {
  return together(
    service.edit.addSetting(service, 'read_only', true),
    addTmpfs(service, mounts === undefined ? [] : words(mounts)),
  )
}

/** Adds capabilities that are not added yet. */
function addCapabilities(service: Service, capabilities: readonly string[]): Edits {
  return addToList(
    service,
    'cap_add',
    capabilities.filter(
      (one) => !listHas(service, 'cap_add', (text) => [one, 'ALL'].includes(normalizeCapability(text))),
    ),
  )
}

function hasLimit(service: Service, keys: readonly string[], deployKey: string): boolean {
  return sets(...keys)(service) || deployLimit(service, deployKey) !== undefined
}

/** Where the service already limits under `deploy`, the new limit goes there too: Compose refuses two places that differ. */
function addLimit(service: Service, key: string, deployKey: string, value: string | undefined): Edits {
  if (value === undefined) return undefined
  const deploy = service.settings.get('deploy')
  if (!deploy) return service.edit.addSetting(service, key, typed(value))
  const limits = ownMap(deploy.inherited ? undefined : deploy.pair.value, ['resources', 'limits'])
  if (limits) return service.edit.addTo(limits, deployKey, typed(value))
  return hasDeployLimits(service) ? undefined : service.edit.addSetting(service, key, typed(value))
}

/** A limit of memory with one of swap, or it is half a limit; under `deploy`, which swarm reads, there is none of swap. */
function addMemoryLimit(service: Service, value: string | undefined): Edits {
  const edits = addLimit(service, 'mem_limit', 'memory', value)
  if (hasDeployLimits(service) || has(service, 'swap-limit')) return edits
  return together(edits, ASPECTS['swap-limit'].add(service, value))
}

/** Whether an amount of memory holds what the service asks for as shared memory, which counts towards it. */
function holdsSharedMemory(service: Service, amount = ''): boolean {
  const entry = service.settings.get('shm_size')
  const shared = byteSize(textOf(entry?.value)?.text ?? '')
  return entry === undefined || (shared !== undefined && shared <= (byteSize(amount) ?? 0))
}

/** Whether it is given a graphics card: what it then holds in memory, no usual amount tells. */
function reservesDevices({ settings }: Service): boolean {
  const reservations = get(get(settings.get('deploy')?.value, 'resources')?.value, 'reservations')
  return (
    settings.has('gpus') ||
    textOf(settings.get('runtime')?.value)?.text === 'nvidia' ||
    get(reservations?.value, 'devices') !== undefined
  )
}

/** The key of `deploy.resources.limits`, or of `deploy.resources` where that has none. */
function deployBlock(service: Service): Span | undefined {
  const resources = get(service.settings.get('deploy')?.value, 'resources')
  return (get(resources?.value, 'limits') ?? resources)?.pair.key.span
}

function hasDeployLimits(service: Service): boolean {
  return get(get(service.settings.get('deploy')?.value, 'resources')?.value, 'limits') !== undefined
}

/** A mapping inside one that is written here, by its path; undefined when it is not written out. */
function ownMap(node: YamlNode | undefined, path: readonly string[]): YamlMap | undefined {
  let map = node
  for (const key of path) {
    if (map?.kind !== 'map') return undefined
    map = map.pairs.find(({ keyText }) => keyText === key)?.value
  }
  return map?.kind === 'map' ? map : undefined
}
