import type { StartedImage } from '../../../core/facts/workload.ts'
import { imageNeeds } from '../../../knowledge/images/hardening.ts'

/**
 * The capabilities a container must keep when all are dropped: none for an image of which nothing is known, undefined where it is known that
 * this cannot be told.
 */
export function keptCapabilities(image: StartedImage | undefined): readonly string[] | undefined {
  const needs = image && imageNeeds(image.reference)
  if (!image || !needs) return []
  if (!needs.capabilities) return undefined
  const own = image.unprivileged ? [] : needs.capabilities
  // In the host's network the low ports are the host's, which the engine does not open to all (moby, `daemon/oci_linux.go`).
  const port = image.hostNetwork && !needs.carried.includes('NET_BIND_SERVICE') ? ['NET_BIND_SERVICE'] : []
  return [...own, ...needs.carried, ...port]
}

/**
 * The directories a container writes to besides its volumes, for memory to be mounted at; undefined where it is not sure that it runs on a
 * read-only root. What it is for an image of which nothing is known: `/tmp`.
 */
export function writtenDirectories(image: StartedImage | undefined): readonly string[] | undefined {
  const needs = image && imageNeeds(image.reference)
  if (!image || !needs) return ['/tmp']
  // Memory belongs to root: another user can write to it at /tmp alone.
  return image.unprivileged && needs.writable?.some((directory) => directory !== '/tmp') ? undefined : needs.writable
}

/** Whether a container's image is one of which something is known. */
export function isKnown(image: StartedImage | undefined): boolean {
  return image !== undefined && imageNeeds(image.reference) !== undefined
}
