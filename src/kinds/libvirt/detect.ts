import type { Source } from '../../core/source.ts'

/** File names an audit opens, to look into. */
export const LIBVIRT_FILES = ['**/libvirt/{qemu,lxc,libxl,xen}/**/*.xml'] as const

/** Any XML may hold a domain, and only its root tells. */
export const SNIFFED_XML = ['**/*.xml', '**/*.xml.{in,tmpl,template}'] as const

/** Declaration, comments, processing instructions and a document type before the first element. Each alternative begins with its own characters. */
const PROLOG = /(?:\s+|<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)*/y
/** How much of a file's head is looked at: enough for a licence. */
const HEAD = 20_000

const HYPERVISORS =
  /\stype\s*=\s*(["'])(?:kvm|qemu|hvf|xen|lxc|test|vmware|vbox|bhyve|hyperv|vz|openvz|parallels|phyp|[^"']*(?:\{\{|\$\{|%)[^"']*)\1/

/** By the root element: `domain` of a hypervisor, with a name or devices, or a snapshot that embeds one. Other languages use the word too. */
export function isLibvirt({ text, languageId, name }: Source): boolean {
  if (languageId !== undefined && languageId !== 'xml') return false
  if (languageId === undefined && !/\.xml(?:\.\w+)?$/i.test(name)) return false
  const head = text.slice(0, HEAD).replace(/^\uFEFF/, '')
  PROLOG.lastIndex = 0
  PROLOG.exec(head)
  const root = /^<(domain|domainsnapshot)(?=[\s>])([^>]*)>/.exec(head.slice(PROLOG.lastIndex))
  if (!root) return false
  if (root[1] === 'domainsnapshot') return /<domain\s/.test(text)
  return HYPERVISORS.test(root[2] ?? '') && /<(?:name|devices|os|memory)[\s>/]/.test(text)
}
