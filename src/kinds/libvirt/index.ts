import type { Source } from '../../core/source.ts'
import type { Fact } from '../../core/fact.ts'
import type { Workload } from '../../core/facts/workload.ts'
import type { Kind, Reading, SecretSpan } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import { readXml } from '../../syntax/xml/index.ts'
import { type Mask, maskLines } from '../shared/secrets/mask.ts'
import { secretsElsewhere } from '../shared/secrets/text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { xmlComments } from '../shared/xml/comments.ts'
import { lacks, lacksOwn } from './read/lacks.ts'
import { domainsOf } from './read/domain.ts'
import { argumentFacts, misspellingFacts } from './read/unchecked.ts'
import { containerFacts, limitFacts, seclabelFacts } from './read/confinement.ts'
import { diskFacts, filesystemFacts, nvramFacts } from './read/storage.ts'
import { featureFacts } from './read/features.ts'
import { graphicsFacts, interfaceFacts } from './read/network.ts'
import { lineFacts, passthroughFacts } from './read/devices.ts'
import { textFacts } from './read/secrets.ts'
import { libvirtLanguage } from './language/index.ts'
import { settingFacts } from './read/settings.ts'

/** File names an audit opens, to look into. */
const LIBVIRT_FILES = ['**/libvirt/{qemu,lxc,libxl,xen}/**/*.xml'] as const

/** Any XML may hold a domain, and only its root tells. */
const SNIFFED_XML = ['**/*.xml', '**/*.xml.{in,tmpl,template}'] as const

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

/** Domain XML of libvirt (libvirt docs, "Domain XML format"). */
export const libvirt: Kind = {
  id: 'libvirt',
  title: 'libvirt domain',
  files: LIBVIRT_FILES,
  sniffed: SNIFFED_XML,
  comment: { open: '<!-- ', close: ' -->' },
  detect: isLibvirt,
  read,
  language: libvirtLanguage,
}

function read(source: Source, neighbours: Neighbours): Reading {
  const file = readXml(source.text)
  const facts: Fact[] = []
  const secrets: SecretSpan[] = []
  const emit = onceASecret(sinkInto(facts))
  const mask: Mask = (secret) => void secrets.push(secret)
  for (const domain of domainsOf(file)) {
    const { root, subject, noun, name, lxc } = domain
    const workload: Workload = {
      span: root.startTag,
      subject,
      noun,
      name: name ?? '',
      platform: lxc ? 'container' : 'machine',
      lacks: (aspect) => lacks(domain, aspect),
    }
    emit('workload', workload)
    emit('libvirt.domain', { span: root.startTag, subject, noun, lxc, lacks: (what) => lacksOwn(domain, what) })
    seclabelFacts(domain, emit)
    limitFacts(domain, workload, emit)
    featureFacts(domain, emit)
    graphicsFacts(domain, emit, mask)
    diskFacts(domain, emit)
    filesystemFacts(domain, emit)
    interfaceFacts(domain, emit)
    passthroughFacts(domain, emit)
    lineFacts(domain, emit)
    argumentFacts(domain, emit)
    containerFacts(domain, emit)
    settingFacts(domain, emit)
    misspellingFacts(domain, emit)
    nvramFacts(domain, source, neighbours, emit)
    textFacts(domain, source.text, emit, mask)
  }
  secretsElsewhere(source.text, { subject: 'file', noun: 'the file', carrier: 'the file', kept: true }, emit, secrets)
  return {
    facts,
    secrets: maskLines(source.text, secrets),
    comments: xmlComments(source, file),
    problems: file.problems,
  }
}
