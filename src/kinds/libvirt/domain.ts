import type { Span } from '../../core/span.ts'
import { attribute, childAt, type XmlElement, type XmlFile } from '../../syntax/xml/index.ts'
import { editorOf, type DomainEditor } from './editor.ts'

/** One `<domain>` of a file: what kind of machine it is, what may be said of it, and its edits. */
export interface Domain {
  readonly root: XmlElement
  /** How findings call it: `domain web`. */
  readonly subject: string
  /** How messages call it: `domain "web"`. */
  readonly noun: string
  /** The text of its name; undefined when it cannot be known. */
  readonly name: string | undefined
  /** The root's `type`: `kvm`, `lxc`; undefined when it cannot be known. */
  readonly hypervisor: string | undefined
  /** Whether QEMU runs it, with or without KVM. */
  readonly qemu: boolean
  readonly lxc: boolean
  /** Whether its processor is a PC's. */
  readonly x86: boolean
  /** `pc-q35-6.2` as written; undefined when it cannot be known. */
  readonly machine: string | undefined
  /** Whether all of it is written here, so that what is not there is missing: no template decides, and all could be read. */
  readonly complete: boolean
  readonly edit: DomainEditor
}

/** How an edit comes to hold. */
export const EFFECT = 'takes effect after virsh define and a cold start'

/** The domains of a file: its roots, and the one a snapshot embeds. */
export function domainsOf(file: XmlFile): readonly Domain[] {
  return file.roots.flatMap((root) => {
    if (root.local === 'domain') return [domainOf(file, root, false)]
    const embedded = root.local === 'domainsnapshot' ? childAt(root, 'domain') : undefined
    return embedded ? [domainOf(file, embedded, true)] : []
  })
}

function domainOf(file: XmlFile, root: XmlElement, recorded: boolean): Domain {
  const name = textOf(childAt(root, 'name'))
  const hypervisor = valueOf(root, 'type')
  const type = childAt(root, 'os', 'type')
  const arch = valueOf(type, 'arch')
  const sound = file.problems.length === 0
  return {
    root,
    name,
    subject: name ? `domain ${name}` : 'domain',
    noun: name ? `domain "${name}"` : 'the domain',
    hypervisor,
    qemu: /^(?:kvm|qemu|hvf)$/.test(hypervisor ?? ''),
    lxc: hypervisor === 'lxc',
    x86: arch === undefined ? attribute(type, 'arch') === undefined : /^(?:x86_64|i[3-6]86)$/.test(arch),
    machine: valueOf(type, 'machine'),
    complete: sound && !/\{%|<%/.test(file.text),
    // What a running machine or a snapshot shows is a record: it is not read back, so there is nothing to edit.
    edit: editorOf(file.text, sound && !recorded && !attribute(root, 'id')),
  }
}

/** Whether a value is left to a template. */
export function isTemplate(value: string): boolean {
  return /[{}%$]|@\w+@/.test(value)
}

/** An attribute's value; undefined when it is missing or a template fills it in. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  const value = attribute(element, name)?.value.trim()
  return value === undefined || isTemplate(value) ? undefined : value
}

/** An element's text; undefined when it is missing or a template fills it in. */
export function textOf(element: XmlElement | undefined): string | undefined {
  return element === undefined || isTemplate(element.text) ? undefined : element.text
}

/** Where an attribute is written, or the element that would hold it. */
export function spanOf(element: XmlElement, name?: string): Span {
  return (name === undefined ? undefined : attribute(element, name)?.span) ?? element.startTag
}

/** The subject of a finding on one of several devices: `domain web, disk vda`. */
export function subjectOf({ subject }: Domain, what: string, id: string | undefined): string {
  return id ? `${subject}, ${what} ${id}` : `${subject}, ${what}`
}
