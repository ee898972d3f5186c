import type { Glimpse, KindDeclaration } from '../../core/kind.ts'

/** How much of a file's head is looked at: enough for a licence and a few extension blocks. */
const HEAD = 20_000

/** A mapping in braces, as JSON writes it, that names its services near its beginning. */
const FLOW = /^\uFEFF?(?:[ \t]*(?:#.*|---[ \t]*)?\r?\n){0,50}[ \t]*\{[^{}]{0,500}["']?\bservices["']?[ \t]*:\s*\{/

/** A head that has `services:` whose entries hold an image or a build, and is nothing of Kubernetes. */
function hasServices({ text }: Glimpse): boolean {
  const head = text.slice(0, HEAD)
  if (FLOW.test(head)) {
    return /["']?\b(?:image|build)["']?[ \t]*:/.test(head) && !/["']?\b(?:apiVersion|kind)["']?[ \t]*:/.test(head)
  }
  return (
    /^\uFEFF?services[ \t]*:[ \t]*(#.*)?\r?$/m.test(head) &&
    /^[ \t]+(image|build)[ \t]*:/m.test(head) &&
    !/^(apiVersion|kind)[ \t]*:/m.test(head)
  )
}

/** Compose files, as the Compose specification describes them. */
export const compose: KindDeclaration = {
  id: 'compose',
  title: 'Compose file',
  files: ['**/{docker-,}compose{,.*,-*,_*}.{yml,yaml}', '**/*{.,-,_}{docker-,}compose{,.*,-*,_*}.{yml,yaml}'],
  sniffed: ['**/*.{yml,yaml}'],
  languages: ['dockercompose'],
  // Helix and Neovim.
  alsoCalled: ['docker-compose', 'yaml.docker-compose'],
  within: ['yaml'],
  looksLike: hasServices,
  comment: { open: '# ', close: '' },
  emits: [
    'capability',
    'command',
    'compose.base60',
    'compose.file',
    'compose.include',
    'compose.misspelt',
    'compose.network',
    'compose.refused',
    'compose.service',
    'compose.setting',
    'compose.undefined',
    'compose.undone',
    'confinement',
    'device',
    'dockerfile.file',
    'dockerfile.instruction',
    'healthCheck',
    'image',
    'limit',
    'logging',
    'mount',
    'namespace',
    'port',
    'privileged',
    'restartPolicy',
    'rootFilesystem',
    'script',
    'secret',
    'sysctl',
    'user',
    'variable',
    'workload',
  ],
  allies: ['dockerfile'],
  scopes: ['source.yaml'],
  load: () => import('./reader.ts'),
}
