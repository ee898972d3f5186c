import { normalizePath } from '../../syntax/notation/posix-path.ts'

/** Whether a path is one of the system directories an image should not declare as a volume (row D54, Dockle DKL-DI-0002). */
export function isSystemVolume(path: string): boolean {
  return ['/', '/etc', '/proc', '/sys', '/run', '/dev', '/root'].includes(normalizePath(path.trim()))
}

/** Where programs put what they need for a moment (Filesystem Hierarchy Standard); what is mounted at `/` may hold all of it. */
const PLACES = /^\/(?:$|tmp\b|run\b|var\/run\b|var\/tmp\b|dev\/shm\b)/

/** A mount of memory, as Compose and Docker write it. @param size small enough not to become a way to fill the memory */
export function temporaryMount(size: string, directory = '/tmp'): string {
  return `${directory}:size=${size}`
}

/** Whether one of the directories something is mounted at takes temporary files. */
export function takesTemporaryFiles(targets: readonly string[]): boolean {
  return targets.some((target) => PLACES.test(target))
}
