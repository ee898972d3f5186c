import type { Mount } from '../../core/facts/storage.ts'
import { classifyHostPath, type HostPathClass } from '../../knowledge/host-paths.ts'

/** What a mount of the host's file system gives away; undefined for volumes and for paths that cannot be known. */
export function hostPathOf({ type, source }: Mount): HostPathClass | undefined {
  return type === 'host' && source !== undefined ? classifyHostPath(source) : undefined
}

/** What shows the mount, whatever its options. */
export function mountEvidence({ source = '', target = '' }: Mount): string {
  return `${source} at ${target}`
}
