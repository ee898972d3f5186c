import type { Edits } from '../../../core/edit.ts'
import type { Confinement, Namespace } from '../../../core/facts/container.ts'
import { takesTemporaryFiles } from '../../../knowledge/host/system-directories.ts'
import type { Sink } from '../../shared/sink.ts'
import { entriesOf, get, type YamlNode } from '../../../syntax/yaml/index.ts'
import { addToList, mapItems, textItems } from './list.ts'
import { startedImage, type Service } from './service.ts'
import { booleanOf, textOf, unknowable } from '../values.ts'

const MECHANISMS: Readonly<Record<string, Confinement['mechanism']>> = {
  seccomp: 'seccomp',
  apparmor: 'apparmor',
  label: 'selinux',
  systempaths: 'system-paths',
  unmask: 'system-paths',
  'no-new-privileges': 'no-new-privileges',
}

/** `security_opt` (both separators, `:` and `=`) and `read_only`. */
export function confinementFacts(service: Service, emit: Sink): void {
  const { subject, noun, settings, edit } = service
  for (const { template, text, span, remove, set } of textItems(service, settings.get('security_opt'))) {
    const [, name = '', separator = '', rest = ''] = /^([\w-]+)(?:([:=])([^]*))?$/.exec(template.trim()) ?? []
    const mechanism = MECHANISMS[name.toLowerCase()]
    if (!mechanism) continue
    const value = text === undefined ? undefined : rest.trim()
    emit('confinement', {
      span,
      subject,
      noun,
      mechanism,
      value,
      off: value === undefined ? undefined : isOff(mechanism, value, separator !== ''),
      remove,
      set,
    })
  }
  const readOnly = settings.get('read_only')
  if (readOnly) {
    emit('rootFilesystem', {
      span: readOnly.pair.span,
      subject,
      noun,
      readOnly: booleanOf(readOnly.value),
      image: startedImage(service),
      ...(service.partial ? {} : { mounted: mountTargets(service) }),
      addTmpfs: (...mounts) => addTmpfs(service, mounts),
      set: (value) => {
        const scalar = readOnly.pair.value
        return scalar?.kind === 'scalar' ? edit.setScalar(scalar, value) : undefined
      },
    })
  }
}

/** Mounts memory at directories where nothing is mounted yet; at `/tmp` where nothing else takes temporary files. */
export function addTmpfs(service: Service, mounts: readonly string[]): Edits {
  const targets = mountTargets(service)
  const free = (directory = ''): boolean =>
    directory === '/tmp' ? !takesTemporaryFiles(targets) : !targets.includes(directory)
  return addToList(
    service,
    'tmpfs',
    mounts.filter((mount) => free(mount.split(':')[0])),
  )
}

/** Where volumes and memory are mounted; what cannot be known may be anywhere. */
function mountTargets(service: Service): readonly string[] {
  const volumes = service.settings.get('volumes')
  const short = textItems(service, volumes).map(({ template }) => template.split(':')[1] ?? template)
  const long = mapItems(service, volumes).map(({ map }) => textOf(get(map, 'target')?.value)?.template ?? '/')
  const memory = textItems(service, service.settings.get('tmpfs')).map(({ template }) => template.split(':')[0] ?? '/')
  return [...short, ...long, ...memory].map((target) => (unknowable(target) ? '/' : target))
}

function isOff(mechanism: Confinement['mechanism'], value: string, written: boolean): boolean {
  if (mechanism === 'no-new-privileges') return written && /^(false|0|f)$/i.test(value)
  if (mechanism === 'selinux') return value === 'disable'
  // Podman's `unmask=ALL` is Docker's `systempaths=unconfined` (podman-run(1)).
  return value === 'unconfined' || (mechanism === 'system-paths' && value.toUpperCase() === 'ALL')
}

const KEYS: Readonly<Record<string, Namespace['which']>> = {
  pid: 'pid',
  ipc: 'ipc',
  uts: 'uts',
  network_mode: 'network',
  userns_mode: 'user',
  cgroup: 'cgroup',
}

/** Names under `networks:` that stand for the host's network, as stacks write it: `external: true`, `name: host` or by the key. */
export function hostNetworksOf(document: YamlNode | undefined): ReadonlySet<string> {
  const names = entriesOf(get(document, 'networks')?.value).filter(({ key, value }) => {
    const external = get(value, 'external')?.value
    const name = get(external, 'name') ?? get(value, 'name')
    return (
      (name ? textOf(name.value)?.text : key) === 'host' && (external?.kind === 'map' || booleanOf(external) === true)
    )
  })
  return new Set(names.map(({ key }) => key))
}

/** `pid`, `ipc`, `uts`, `network_mode`, `userns_mode`, `cgroup`, and `networks` that stand for the host's. */
export function namespaceFacts(service: Service, hostNetworks: ReadonlySet<string>, emit: Sink): void {
  const { subject, noun, settings, edit } = service
  for (const [key, which] of Object.entries(KEYS)) {
    const entry = settings.get(key)
    const mode = textOf(entry?.value)
    if (!entry || !mode) continue
    emit('namespace', {
      span: entry.pair.span,
      subject,
      noun,
      which,
      mode: mode.text,
      evidence: `${entry.key}: ${mode.text ?? mode.raw}`,
      // On the host's network `ports` says nothing; on a network of its own it would open them to all. Which of them are wanted, nobody knows here.
      remove: () =>
        which === 'network' && mode.text === 'host' && settings.has('ports')
          ? undefined
          : edit.removeSetting(service, entry),
    })
  }
  if (hostNetworks.size === 0) return
  const networks = settings.get('networks')
  for (const { text, span, remove } of textItems(service, networks)) {
    if (text !== undefined && hostNetworks.has(text)) {
      emit('namespace', { span, subject, noun, which: 'network', mode: 'host', evidence: `networks: ${text}`, remove })
    }
  }
  for (const { key, pair } of entriesOf(networks?.value)) {
    if (hostNetworks.has(key)) {
      emit('namespace', {
        span: pair.key.span,
        subject,
        noun,
        which: 'network',
        mode: 'host',
        evidence: `networks: ${key}`,
        remove: () => undefined,
      })
    }
  }
}
