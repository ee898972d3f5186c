import { onceASource } from '../../core/neighbours.ts'
import {
  readAppArmor,
  type IncludeNode,
  type Node,
  type ProfileNode,
  type RuleNode,
} from '../../syntax/apparmor/index.ts'

/** The tree of a file, read once for as long as its text is kept. */
export const treeOf = onceASource(({ text }) => readAppArmor(text))

/** The includes of a whole file outside of its profiles. */
export const includeNodes = onceASource((source): readonly IncludeNode[] => includesAmong(treeOf(source).items))

/** The includes among nodes, in blocks and branches too, but not in profiles. */
export function includesAmong(nodes: readonly Node[]): readonly IncludeNode[] {
  return nodes.flatMap((node) =>
    node.type === 'include' ? [node] : node.type === 'branch' || node.type === 'block' ? includesAmong(node.items) : [],
  )
}

/** The profiles among nodes, in blocks and branches too. */
export function profilesAmong(nodes: readonly Node[]): readonly ProfileNode[] {
  return nodes.flatMap((node) =>
    node.type === 'profile' ? [node] : node.type === 'branch' || node.type === 'block' ? profilesAmong(node.items) : [],
  )
}

/** Every profile, hat and child among nodes. */
export function headsOf(nodes: readonly Node[]): readonly ProfileNode[] {
  return profilesAmong(nodes).flatMap((profile) => [profile, ...headsOf(profile.items)])
}

/** Every rule among nodes, in profiles too. */
export function rulesIn(nodes: readonly Node[]): readonly RuleNode[] {
  return nodes.flatMap((node) => (node.type === 'rule' ? [node] : 'items' in node ? rulesIn(node.items) : []))
}
