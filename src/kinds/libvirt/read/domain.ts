import { together, type Edits } from '../../../core/edit.ts'
import {
  addChild,
  attribute,
  childAt,
  removeAttribute,
  removeElement,
  setAttribute,
  setText,
  type XmlDraft,
  type XmlElement,
  type XmlFile,
} from '../../../syntax/xml/index.ts'
import type { Span } from '../../../core/span.ts'

/** The edits of a domain; each gives undefined where the file is no source. */
export interface DomainEditor {
  set(element: XmlElement, name: string, value: string): Edits
  text(element: XmlElement, value: string): Edits
  /** Takes out a part of an element's text. */
  cut(part: Span): Edits
  /** Takes an attribute out, or the element when no name is given. */
  remove(element: XmlElement, name?: string): Edits
  add(parent: XmlElement, ...drafts: readonly XmlDraft[]): Edits
  /** Adds below a path of elements that may stand once each, creating those that are missing. */
  addAt(root: XmlElement, path: readonly string[], draft: XmlDraft): Edits
  /** All or nothing. */
  all(...edits: readonly Edits[]): Edits
}

/**
 * The edits for a text. Order is free in libvirt's schema, a second `memtune` or `features` is not: what is there is extended.
 * @param editable whether the file is what libvirt is given, and could be read whole
 */
function editorOf(text: string, editable: boolean): DomainEditor {
  const when = (edits: () => Edits): Edits => (editable ? edits() : undefined)
  const add = (parent: XmlElement, ...drafts: readonly XmlDraft[]): Edits =>
    when(() => addChild(text, parent, ...drafts))
  return {
    set: (element, name, value) => when(() => setAttribute(text, element, name, value)),
    text: (element, value) => when(() => setText(element, value)),
    cut: (part) => when(() => [{ span: part, newText: '' }]),
    remove: (element, name) =>
      when(() => {
        if (name === undefined) return removeElement(text, element)
        const known = attribute(element, name)
        return known && removeAttribute(text, known)
      }),
    add,
    addAt: (root, path, draft) => {
      let parent = root
      for (const [depth, name] of path.entries()) {
        const next = childAt(parent, name)
        if (!next) {
          return add(
            parent,
            path.slice(depth).reduceRight((inner, outer) => ({ name: outer, children: [inner] }), draft),
          )
        }
        parent = next
      }
      return add(parent, draft)
    },
    all: together,
  }
}

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

/** Whether the processor keeps the guest's memory from the host: AMD SEV, SEV-ES and SEV-SNP, Intel TDX. */
export function isConfidential({ root }: Domain): boolean {
  return /^(?:sev|sev-snp|tdx)$/.test(valueOf(childAt(root, 'launchSecurity'), 'type') ?? '')
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
