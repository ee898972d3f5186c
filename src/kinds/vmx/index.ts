import type { KindDeclaration } from '../../core/kind.ts'

/** How much of a head is looked at. */
const HEAD = 20_000

/** VMware machines, as ESXi, Workstation and Fusion keep them. */
export const vmx: KindDeclaration = {
  id: 'vmx',
  title: 'VMware machine',
  files: ['**/*.vmx'],
  // Templates and copies.
  sniffed: ['**/*.vmx.*'],
  languages: ['vmx'],
  // A file kept elsewhere by Git LFS leaves this in its place.
  refuses: ({ text }) => text.startsWith('version https://git-lfs'),
  looksLike: ({ text }) => /^[ \t]*(?:config\.version|virtualHW\.version)[ \t]*=[ \t]*"/im.test(text.slice(0, HEAD)),
  comment: { open: '# ', close: '' },
  emits: [
    'device',
    'hostFolder',
    'machineFeature',
    'mount',
    'networkCard',
    'networkLine',
    'passthrough',
    'remoteDisplay',
    'secret',
    'vmx.duplicate',
    'vmx.machine',
    'vmx.setting',
    'workload',
  ],
  scopes: ['source.vmx'],
  declares: { id: 'vmx', aliases: ['VMware machine', 'vmx'], extensions: ['.vmx'], configuration: 'vmx' },
  load: () => import('./reader.ts'),
}
