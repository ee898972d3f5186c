import type { Namespace } from '../../../core/facts/container.ts'
import { entriesOf, get, type YamlNode } from '../../../syntax/yaml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import { textItems } from '../list.ts'
import type { Service } from '../service.ts'
import { booleanOf, textOf } from '../values.ts'

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
      evidence: `${key}: ${mode.text ?? mode.raw}`,
      remove: () => edit.removeSetting(service, entry),
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
