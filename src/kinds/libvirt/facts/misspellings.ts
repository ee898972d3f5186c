import { childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Sink } from '../../shared/sink.ts'
import type { Domain } from '../domain.ts'

/** The elements that confine or limit, by where they stand. Only what is nearly one of them is spoken of: newer releases know more. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  '': [
    'seclabel',
    'memtune',
    'cputune',
    'blkiotune',
    'memoryBacking',
    'launchSecurity',
    'idmap',
    'resource',
    'numatune',
  ],
  memtune: ['hard_limit', 'soft_limit', 'swap_hard_limit', 'min_guarantee'],
  cputune: ['quota', 'period', 'global_quota', 'global_period', 'emulator_quota', 'shares'],
  memoryBacking: ['nosharepages', 'locked', 'discard'],
  features: ['privnet', 'capabilities', 'smm'],
  interface: ['filterref', 'bandwidth'],
  disk: ['readonly', 'iotune', 'encryption'],
  filesystem: ['readonly'],
  graphics: ['clipboard', 'filetransfer', 'listen'],
}

/** libvirt passes over what it does not know, so that a limit written wrongly is a limit not set. */
export function misspellingFacts({ root, subject, noun }: Domain, emit: Sink): void {
  const devices = childAt(root, 'devices')
  const parents = Object.keys(KNOWN).flatMap((name) =>
    name === '' ? [root] : [...childrenOf(root, name), ...childrenOf(devices, name)],
  )
  for (const parent of parents) {
    const known = KNOWN[parent === root ? '' : parent.local] ?? []
    for (const child of parent.children.filter(({ uri }) => uri === root.uri)) {
      const meant = known.includes(child.local) ? undefined : known.find((name) => plain(name) === plain(child.local))
      if (meant !== undefined) emitOne(child, meant, parent)
    }
  }
  function emitOne(child: XmlElement, meant: string, parent: XmlElement): void {
    emit('libvirt.misspelling', {
      span: child.nameSpan,
      subject,
      noun,
      written: child.local,
      meant,
      parent: parent.local,
    })
  }
}

/** Letters alone, without the plural: what people vary in. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '')
}
