/** XML: a tolerant tree with exact places, and edits that leave everything else as it is. */
export { addAttribute, addChild, removeAttribute, removeElement, setAttribute, setText, type XmlDraft } from './edit.ts'
export { readXml, MAX_DEPTH } from './read.ts'
export {
  attribute,
  childAt,
  childrenOf,
  descendants,
  elementAt,
  type XmlAttribute,
  type XmlComment,
  type XmlElement,
  type XmlFile,
  type XmlProblem,
} from './tree.ts'
