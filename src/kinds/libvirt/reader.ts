import type { Source } from '../../core/source.ts'
import type { Fact } from '../../core/fact.ts'
import type { Workload } from '../../core/facts/workload.ts'
import type { Reading, SecretSpan } from '../../core/kind.ts'
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
import { settingFacts } from './read/settings.ts'

export { libvirtLanguage as language } from './language/index.ts'

/** Reads the domains of a file. */
export function read(source: Source, neighbours: Neighbours): Reading {
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
