import type { KindDeclaration } from '../../core/kind.ts'

/** Machines of VirtualBox. */
export const vbox: KindDeclaration = {
  id: 'vbox',
  title: 'VirtualBox machine',
  files: ['**/*.{vbox,vbox-prev}'],
  languages: [],
  within: ['xml'],
  // The root element with a machine in it: VirtualBox.xml has the same root around its own settings.
  confirms: ({ text }) => /<VirtualBox[\s>]/.test(text.slice(0, 4000)) && /<Machine\s/.test(text.slice(0, 8000)),
  comment: { open: '<!-- ', close: ' -->' },
  emits: [
    'hostFolder',
    'machineFeature',
    'mount',
    'networkCard',
    'networkLine',
    'passthrough',
    'port',
    'remoteDisplay',
    'secret',
    'vbox.setting',
    'workload',
  ],
  scopes: ['text.xml'],
  load: () => import('./reader.ts'),
}
