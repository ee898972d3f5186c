import type { Fact } from '../../core/fact.ts'
import type { Workload } from '../../core/facts/workload.ts'
import type { Kind, Reading, SecretSpan } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import { readXml } from '../../syntax/xml/index.ts'
import { maskLines, type Mask } from '../shared/mask.ts'
import { secretsElsewhere } from '../shared/secrets-of-text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { xmlComments } from '../shared/xml-comments.ts'
import { lacks, lacksOwn } from './aspects.ts'
import { isLibvirt, LIBVIRT_FILES, SNIFFED_XML } from './detect.ts'
import { domainsOf } from './domain.ts'
import { argumentFacts } from './facts/arguments.ts'
import { containerFacts } from './facts/container.ts'
import { diskFacts } from './facts/disks.ts'
import { featureFacts } from './facts/features.ts'
import { filesystemFacts } from './facts/filesystems.ts'
import { graphicsFacts } from './facts/graphics.ts'
import { interfaceFacts } from './facts/interfaces.ts'
import { limitFacts } from './facts/limits.ts'
import { lineFacts } from './facts/lines.ts'
import { misspellingFacts } from './facts/misspellings.ts'
import { nvramFacts } from './facts/nvram.ts'
import { passthroughFacts } from './facts/passthrough.ts'
import { seclabelFacts } from './facts/seclabels.ts'
import { textFacts } from './facts/texts.ts'
import { libvirtLanguage } from './language/index.ts'
import { settingFacts } from './settings.ts'

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
