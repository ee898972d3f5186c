import type { Edits } from '../../../core/edit.ts'
import type { Span } from '../../../core/span.ts'
import {
  addChild,
  attribute,
  childAt,
  setAttribute,
  type XmlDraft,
  type XmlElement,
  type XmlFile,
} from '../../../syntax/xml/index.ts'

/** A machine as VirtualBox keeps it. What its snapshots record is no setting until one is restored, and then it stands here. */
export interface Machine {
  readonly element: XmlElement
  readonly hardware: XmlElement
  /** How findings call it: `machine web`. */
  readonly subject: string
  /** How messages call it: `virtual machine "web"`. */
  readonly noun: string
  readonly name: string
  set(element: XmlElement, name: string, value: string): Edits
  add(parent: XmlElement, ...drafts: readonly XmlDraft[]): Edits
  /**
   * How an edit comes to hold: VirtualBox writes the file anew while it runs.
   * @param options of `VBoxManage modifyvm` that do the same
   */
  effect(options?: string): string
}

/** The machine of a file; undefined where it holds none. */
export function machineOf(file: XmlFile): Machine | undefined {
  const element = childAt(
    file.roots.find(({ local }) => local === 'VirtualBox'),
    'Machine',
  )
  const hardware = childAt(element, 'Hardware')
  if (!element || !hardware) return undefined
  const name = attribute(element, 'name')?.value ?? ''
  const editable = file.problems.length === 0
  return {
    element,
    hardware,
    name,
    subject: name ? `machine ${name}` : 'machine',
    noun: name ? `virtual machine "${name}"` : 'the virtual machine',
    set: (where, key, value) => (editable ? setAttribute(file.text, where, key, value) : undefined),
    add: (parent, ...drafts) => (editable ? addChild(file.text, parent, ...drafts) : undefined),
    effect: (options) =>
      options === undefined
        ? 'edit the file while the machine is off and VirtualBox closed'
        : `edit the file while the machine is off and VirtualBox closed, or run VBoxManage modifyvm "${name}" ${options}`,
  }
}

/** An attribute's value. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return attribute(element, name)?.value
}

/** Whether an attribute says `true`. */
export function isTrue(element: XmlElement | undefined, name: string): boolean {
  return valueOf(element, name) === 'true'
}

/** Where an attribute is written, or the tag that would hold it. */
export function spanOf(element: XmlElement, name: string): Span {
  return attribute(element, name)?.span ?? element.startTag
}
