import type { Glimpse, KindDeclaration } from '../../core/kind.ts'

/** Declaration, comments, processing instructions and a document type before the first element. Each alternative begins with its own characters. */
const PROLOG = /(?:\s+|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)*/y
/** How much of a file's head is looked at: enough for a licence. */
const HEAD = 20_000

const HYPERVISORS =
  /\stype\s*=\s*(["'])(?:kvm|qemu|hvf|xen|lxc|test|vmware|vbox|bhyve|hyperv|vz|openvz|parallels|phyp|[^"']*(?:\{\{|\$\{|%)[^"']*)\1/

/** By the root element: `domain` of a hypervisor, with a name or devices, or a snapshot that embeds one. Other languages use the word too. */
function hasDomain({ text }: Glimpse): boolean {
  const head = text.slice(0, HEAD).replace(/^\uFEFF/, '')
  PROLOG.lastIndex = 0
  PROLOG.exec(head)
  const root = /^<(domain|domainsnapshot)(?=[\s>])([^>]*)>/.exec(head.slice(PROLOG.lastIndex))
  if (!root) return false
  if (root[1] === 'domainsnapshot') return /<domain\s/.test(text)
  return HYPERVISORS.test(root[2] ?? '') && /<(?:name|devices|os|memory)[\s>/]/.test(text)
}

/** Domain XML of libvirt (libvirt docs, "Domain XML format"). */
export const libvirt: KindDeclaration = {
  id: 'libvirt',
  title: 'libvirt domain',
  files: ['**/libvirt/{qemu,lxc,libxl,xen}/**/*.xml'],
  // Any XML may hold a domain, and only its root tells.
  sniffed: ['**/*.xml', '**/*.xml.*'],
  languages: [],
  within: ['xml'],
  confirms: hasDomain,
  looksLike: hasDomain,
  comment: { open: '<!-- ', close: ' -->' },
  emits: [
    'capability',
    'confinement',
    'device',
    'hostFolder',
    'kernelArgument',
    'libvirt.cpuFeature',
    'libvirt.disk',
    'libvirt.domain',
    'libvirt.filesystem',
    'libvirt.interface',
    'libvirt.line',
    'libvirt.misspelling',
    'libvirt.nvram',
    'libvirt.seclabel',
    'libvirt.setting',
    'limit',
    'machineFeature',
    'mount',
    'namespace',
    'networkCard',
    'networkLine',
    'passthrough',
    'rawHypervisorArgument',
    'remoteDisplay',
    'secret',
    'workload',
  ],
  scopes: ['text.xml'],
  load: () => import('./reader.ts'),
}
