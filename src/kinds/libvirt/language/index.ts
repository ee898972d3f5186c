import type { Language, OutlineItem } from '../../../core/language.ts'
import type { Source } from '../../../core/source.ts'
import { words } from '../../../core/words.ts'
import { attribute, childAt, childrenOf, type XmlElement } from '../../../syntax/xml/index.ts'
import { xmlLanguage, xmlOf } from '../../shared/xml/language.ts'
import { domainsOf } from '../read/domain.ts'
import { VOCABULARY } from './vocabulary.ts'

/** What an editor may ask of a domain: meanings, hardened forms, and its devices as an outline. */
export const libvirtLanguage: Language = { ...xmlLanguage('domain', VOCABULARY), outline }

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
