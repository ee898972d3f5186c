import type { Edits } from '../../core/edit.ts'
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
} from '../../syntax/xml/index.ts'

/** The edits of a domain; each gives undefined where the file is no source. */
export interface DomainEditor {
  set(element: XmlElement, name: string, value: string): Edits
  text(element: XmlElement, value: string): Edits
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
export function editorOf(text: string, editable: boolean): DomainEditor {
  const when = (edits: () => Edits): Edits => (editable ? edits() : undefined)
  const add = (parent: XmlElement, ...drafts: readonly XmlDraft[]): Edits =>
    when(() => addChild(text, parent, ...drafts))
  return {
    set: (element, name, value) => when(() => setAttribute(text, element, name, value)),
    text: (element, value) => when(() => setText(element, value)),
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
    all: (...edits) => (edits.every((one) => one !== undefined) ? edits.flat() : undefined),
  }
}
