import { parseImageReference } from './image-reference.ts'

/** Images whose `/bin/sh` is bash or BusyBox's ash, which know `pipefail`. */
const ABLE: ReadonlySet<string> = new Set([
  'alpine',
  'busybox',
  'almalinux',
  'amazonlinux',
  'archlinux',
  'centos',
  'fedora',
  'oraclelinux',
  'rockylinux',
  'opensuse/leap',
  'opensuse/tumbleweed',
  'quay.io/centos/centos',
  'quay.io/fedora/fedora',
  'rockylinux/rockylinux',
])
const ABLE_TREES = [
  'registry.access.redhat.com/ubi8',
  'registry.access.redhat.com/ubi9',
  'registry.access.redhat.com/ubi10',
]

/** Debian and Ubuntu, and Docker Official Images built on them unless their tag names another system: bash is an essential package there. */
const DEBIAN: ReadonlySet<string> = new Set([
  'debian',
  'ubuntu',
  'buildpack-deps',
  'nvidia/cuda',
  'node',
  'python',
  'ruby',
  'golang',
  'rust',
  'php',
  'perl',
  'gcc',
  'postgres',
  'nginx',
  'httpd',
])
const OTHER_SYSTEM = /alpine|windows|nanoserver|ubi\d|rocky|centos|oracle|fedora/

/**
 * What an image's `/bin/sh` can do: `pipefail` when `set -o pipefail` works in it; `beside-bash` when it is dash, which refuses the option, but
 * `/bin/bash` is there. undefined for images not in the tables.
 */
export function imageShell(reference: string): 'pipefail' | 'beside-bash' | undefined {
  const image = parseImageReference(reference)
  if (image === undefined) return undefined
  const { name, tag = '' } = image
  if (ABLE.has(name) || ABLE_TREES.some((tree) => name === tree || name.startsWith(`${tree}/`))) return 'pipefail'
  if (!DEBIAN.has(name)) return undefined
  if (/(?:^|-)alpine/.test(tag)) return 'pipefail'
  return OTHER_SYSTEM.test(tag) ? undefined : 'beside-bash'
}
