import type { Fact } from '../../core/fact.ts'
import type { Workload } from '../../core/facts/workload.ts'
import type { Reading, SecretSpan } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import { readXml, attribute, childAt, childrenOf, type XmlElement, descendants } from '../../syntax/xml/index.ts'
import type { Language, OutlineItem } from '../../core/language.ts'
import type { Source } from '../../core/source.ts'
import { words } from '../../core/words.ts'
import type { Span } from '../../core/span.ts'
import type { Mask } from '../shared/secrets/mask.ts'
import { secretsOfText, secretsOfValue } from '../shared/secrets/text.ts'
import { onceASecret, sinkInto, type Sink } from '../shared/sink.ts'
import { xmlComments } from '../shared/xml/comments.ts'
import { xmlLanguage, xmlOf } from '../shared/xml/language.ts'
import { lacks, lacksOwn } from './read/lacks.ts'
import { argumentFacts, misspellingFacts } from './read/unchecked.ts'
import { containerFacts, limitFacts, seclabelFacts } from './read/confinement.ts'
import { diskFacts, filesystemFacts, nvramFacts } from './read/storage.ts'
import { featureFacts } from './read/features.ts'
import { processorFacts } from './read/processor.ts'
import { graphicsFacts, interfaceFacts } from './read/network.ts'
import { lineFacts, passthroughFacts } from './read/devices.ts'
import { kernelArgumentFacts, settingFacts } from './read/settings.ts'
import { domainsOf, type Domain } from './read/domain.ts'
import { VOCABULARY } from './language/vocabulary.ts'

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
    processorFacts(domain, emit)
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
    kernelArgumentFacts(domain, source.text, emit)
    misspellingFacts(domain, emit)
    nvramFacts(domain, source, neighbours, emit)
    textFacts(domain, source.text, emit, mask)
  }
  return {
    facts,
    secrets,
    comments: xmlComments(source, file),
    problems: file.problems,
  }
}

/** What an editor may ask of a domain: meanings, hardened forms, and its devices as an outline. */
export const language: Language = { ...xmlLanguage('domain', VOCABULARY), outline }

function outline(source: Source): readonly OutlineItem[] {
  return domainsOf(xmlOf(source)).map(({ root, name, hypervisor }) => ({
    name: name ?? 'domain',
    ...(hypervisor !== undefined && { detail: hypervisor }),
    kind: 'module',
    span: root.span,
    nameSpan: childAt(root, 'name')?.textSpan ?? root.nameSpan,
    children: (childAt(root, 'devices')?.children ?? []).filter(({ local }) => SHOWN.has(local)).map(device),
  }))
}

const SHOWN: ReadonlySet<string> = new Set(
  words('disk interface graphics filesystem hostdev serial channel tpm rng shmem redirdev video watchdog'),
)

function device(element: XmlElement): OutlineItem {
  const target = childrenOf(element, 'target')[0]
  const detail =
    attribute(target, 'dev') ??
    attribute(target, 'dir') ??
    attribute(target, 'name') ??
    attribute(element, 'type') ??
    attribute(element, 'model')
  return {
    name: element.local,
    ...(detail && { detail: detail.value }),
    kind: 'object',
    span: element.span,
    nameSpan: element.nameSpan,
    children: [],
  }
}

/** Credentials in what the guest can read (SMBIOS strings, kernel arguments) and in what travels with every copy of the definition. */
function textFacts(domain: Domain, text: string, emit: Sink, mask: Mask): void {
  const { root } = domain
  for (const sysinfo of childrenOf(root, 'sysinfo')) {
    for (const entry of [...descendants(sysinfo)].filter(({ local }) => local === 'entry')) {
      namedText(
        domain,
        text,
        entry.textSpan,
        attribute(entry, 'name')?.value,
        'a string in the firmware tables, which every user of the guest can read,',
        emit,
        mask,
      )
    }
  }
  namedText(domain, text, childAt(root, 'os', 'cmdline')?.textSpan, undefined, 'the kernel command line', emit, mask)
  for (const variable of childrenOf(childAt(root, 'os'), 'initenv')) {
    secretsOfValue(
      text,
      variable.textSpan,
      attribute(variable, 'name')?.value,
      place(domain, "a variable of the container's first process"),
      emit,
      mask,
    )
  }
  for (const name of ['title', 'description']) {
    const element = childAt(root, name)
    if (element) {
      secretsOfText(text, element.textSpan, { ...place(domain, `the ${name}`), interpolated: false }, emit, mask)
    }
  }
  for (const element of metadata(root)) {
    secretsOfValue(text, element.textSpan, element.local, place(domain, 'the metadata'), emit, mask)
  }
}

function metadata(root: XmlElement): readonly XmlElement[] {
  const element = childAt(root, 'metadata')
  return element ? [...descendants(element)].filter(({ children, text }) => children.length === 0 && text !== '') : []
}

/** `name=value` words, or a text with a name of its own. */
function namedText(
  domain: Domain,
  text: string,
  where: Span | undefined,
  name: string | undefined,
  carrier: string,
  emit: Sink,
  mask: Mask,
): void {
  if (!where) return
  let pairs = 0
  for (const match of text.slice(where.start, where.end).matchAll(/([A-Za-z_][\w.-]{1,80})[=:]([^\s;,]+)/g)) {
    const start = where.start + match.index + match[0].length - (match[2] ?? '').length
    pairs += secretsOfValue(
      text,
      { start, end: start + (match[2] ?? '').length },
      match[1],
      place(domain, carrier),
      emit,
      mask,
    )
  }
  if (pairs === 0) secretsOfValue(text, where, name, place(domain, carrier), emit, mask)
}

function place(
  { subject, noun }: Domain,
  carrier: string,
): { readonly subject: string; readonly noun: string; readonly kept: true; readonly carrier: string } {
  return { subject, noun, kept: true, carrier }
}
