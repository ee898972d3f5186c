import type { Mount } from '../../../core/facts/storage.ts'
import { classifyHostPath, type HostPathClass } from '../../../knowledge/host/paths.ts'

/** What a mount of the host's file system gives away; undefined for volumes and for paths that cannot be known. */
export function hostPathOf({ type, source, asUser, sockets }: Mount): HostPathClass | undefined {
  const path = type === 'host' && source !== undefined ? classifyHostPath(source) : undefined
  // Where the sockets are out of reach, the directory that holds one still holds what makes root.
  if (sockets === false && path?.class === 'control-socket') {
    return { class: path.covers === undefined ? 'ordinary' : 'root-equivalent', what: path.what }
  }
  if (!asUser || !path || path.class === 'ordinary' || path.class === 'sensitive') return path
  // A folder a hypervisor shares is read and written with its user's rights, and the sockets in it reach nobody.
  return path.class === 'root-equivalent' || path.covers !== undefined
    ? { class: 'sensitive', what: path.what }
    : { class: 'ordinary', what: path.what }
}

/** What shows the mount, whatever its options. */
export function mountEvidence({ source = '', target = '' }: Mount): string {
  return `${source} at ${target}`
}
