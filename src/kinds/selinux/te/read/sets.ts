import type { Edits } from '../../../../core/edit.ts'
import { classSet, permissionMacro } from '../../../../knowledge/selinux/permission-macros.ts'
import type { Node, SetItem, SetNode } from '../../../../syntax/selinux/index.ts'
import type { Member, NameSet, Permission, PermissionSet } from '../../shared/facts.ts'
import type { PolicyEditor } from '../edit.ts'

/** An attribute with more types than this is not spread out. */
const MOST_MEMBERS = 500

/** What sets are made with. */
export interface SetMaker {
  names(node: Node, set: SetNode): NameSet
  permissions(node: Node, set: SetNode): PermissionSet
}

/**
 * @param members the types a file gives to each of its attributes
 * @param fixed whether nothing may be edited: the rule is what a macro makes
 */
export function setMaker(
  editor: PolicyEditor,
  members: ReadonlyMap<string, readonly string[]>,
  fixed = false,
): SetMaker {
  const removal = (node: Node, set: SetNode, item: SetItem) => (): Edits =>
    fixed ? undefined : editor.removeItems(node, set, [item])
  const member =
    (node: Node, set: SetNode) =>
    (item: SetItem): Member => ({
      name: item.text,
      span: item.span,
      excluded: item.excluded,
      remove: removal(node, set, item),
    })
  return {
    names(node, set) {
      let names: ReadonlySet<string> | undefined
      return {
        span: set.span,
        form: set.form,
        known: set.plain,
        members: set.items.map(member(node, set)),
        get names() {
          return (names ??= spreadNames(set, members))
        },
      }
    },
    permissions(node, set) {
      const items = set.items.map((item): Permission => ({ ...member(node, set)(item), ...meaning(item) }))
      return {
        span: set.span,
        form: set.form,
        members: items,
        known: set.plain && items.every(({ grants }) => grants.length > 0),
        names: new Set(items.filter(({ excluded }) => !excluded).flatMap(({ grants }) => grants)),
        set: (permissions) =>
          fixed
            ? undefined
            : editor.replace(
                set.span,
                permissions.length === 1 ? (permissions[0] ?? '') : `{ ${permissions.join(' ')} }`,
              ),
      }
    },
  }
}

function meaning({ text, plain }: SetItem): Pick<Permission, 'macro' | 'grants'> {
  const macro = text.endsWith('_perms')
  if (!plain) return { macro, grants: [] }
  return { macro, grants: macro ? (permissionMacro(text) ?? []) : [text] }
}

function spreadNames({ items }: SetNode, members: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const names = new Set<string>()
  for (const { text, excluded } of items) {
    if (excluded) continue
    names.add(text)
    const inside = classSet(text) ?? members.get(text) ?? []
    if (inside.length <= MOST_MEMBERS) for (const one of inside) names.add(one)
  }
  for (const { text, excluded } of items) if (excluded) names.delete(text)
  return names
}
