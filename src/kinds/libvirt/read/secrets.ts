import type { Span } from '../../../core/span.ts'
import { attribute, childAt, childrenOf, descendants, type XmlElement } from '../../../syntax/xml/index.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import { secretsOfText, secretsOfValue } from '../../shared/secrets/text.ts'
import type { Sink } from '../../shared/sink.ts'
import type { Domain } from './domain.ts'

/** Credentials in what the guest can read (SMBIOS strings, kernel arguments) and in what travels with every copy of the definition. */
export function textFacts(domain: Domain, text: string, emit: Sink, mask: Mask): void {
  const { root } = domain
  for (const sysinfo of childrenOf(root, 'sysinfo')) {
    for (const entry of [...descendants(sysinfo)].filter(({ local }) => local === 'entry')) {
      words(
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
  words(domain, text, childAt(root, 'os', 'cmdline')?.textSpan, undefined, 'the kernel command line', emit, mask)
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
function words(
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
