import type { Glimpse, KindDeclaration } from '../../core/kind.ts'

/** Data and templates, which also lie next to a Vagrantfile under its name. */
const OTHER = /\.(?:erb|ya?ml|json|md|txt|tt|j2|tmpl|tpl|sh|bak|orig|rej)$/i

const configures = ({ text }: Glimpse): boolean => /\bVagrant(?:\.configure|::Config\.run)\b/.test(text)

/** Vagrantfiles, as far as what they say can be read without running them. */
export const vagrant: KindDeclaration = {
  id: 'vagrant',
  title: 'Vagrantfile',
  files: ['**/{Vagrantfile,vagrantfile}', '**/{Vagrantfile,vagrantfile}[._-]*', '**/*.{Vagrantfile,vagrantfile}'],
  languages: [],
  within: ['ruby'],
  refuses: ({ name }) => OTHER.test(name),
  confirms: configures,
  looksLike: configures,
  comment: { open: '# ', close: '' },
  emits: [
    'capability',
    'command',
    'confinement',
    'device',
    'hostFolder',
    'kernelArgument',
    'image',
    'limit',
    'machineFeature',
    'mount',
    'namespace',
    'networkCard',
    'networkLine',
    'passthrough',
    'port',
    'privileged',
    'rawHypervisorArgument',
    'remoteDisplay',
    'script',
    'secret',
    'vagrant.folder',
    'vagrant.hostCommand',
    'vagrant.machine',
    'vagrant.provisioner',
    'vagrant.setting',
    'variable',
    'vmx.machine',
    'vmx.setting',
    'workload',
  ],
  // What a Vagrantfile says of VMware machines is what their own files say.
  allies: ['vmx'],
  scopes: ['source.ruby'],
  load: () => import('./reader.ts'),
}
