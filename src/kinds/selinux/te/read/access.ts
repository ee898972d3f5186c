import type { Edits } from '../../../../core/edit.ts'
import type { AccessNode, SetNode } from '../../../../syntax/selinux/index.ts'
import type { AccessRule, Call, Grant, NameSet, Permission, PermissionSet, Statement } from '../../shared/facts.ts'
import type { PolicyEditor } from '../edit.ts'
import type { SetMaker } from './sets.ts'

/** Makes an access rule of a statement, or of what a macro's call stands for. */
export function accessRule(
  node: AccessNode,
  statement: Statement,
  { sets, editor, call }: { readonly sets: SetMaker; readonly editor: PolicyEditor; readonly call?: Call },
): AccessRule {
  const source = sets.names(node, node.source)
  const target = sets.names(node, node.target)
  const classes = sets.names(node, node.classes)
  const permissions = sets.permissions(node, node.permissions)
  const items = new Map(permissions.members.map((member, index) => [member, node.permissions.items[index]]))
  return {
    ...statement,
    source,
    target,
    classes,
    permissions,
    call,
    effect: effectOf(node.keyword.text),
    commands: node.commands && { name: node.commands.text, span: node.commands.span },
    toSelf: isSelf(node.source, node.target),
    grant: (asked, wanted) =>
      grantOf(
        {
          classes,
          permissions,
          edit: (words) =>
            call
              ? undefined
              : editor.removeItems(
                  node,
                  node.permissions,
                  words.flatMap((word) => items.get(word) ?? []),
                ),
        },
        asked,
        wanted,
      ),
  }
}

function effectOf(keyword: string): AccessRule['effect'] {
  return keyword.replace('xperm', '') as AccessRule['effect']
}

function isSelf(source: SetNode, target: SetNode): boolean {
  const [one, other] = [source.items, target.items]
  return other.length === 1 && (other[0]?.text === 'self' || (one.length === 1 && one[0]?.text === other[0]?.text))
}

/** The words of a rule that grant something asked for; see `AccessRule.grant`. */
function grantOf(
  {
    classes,
    permissions,
    edit,
  }: {
    readonly classes: NameSet
    readonly permissions: PermissionSet
    readonly edit: (words: readonly Permission[]) => Edits
  },
  askedClasses: readonly string[],
  asked: readonly string[],
): Grant | undefined {
  if (permissions.form !== 'members') return undefined
  const about = askedClasses.length === 0 ? [...classes.names] : askedClasses.filter((name) => classes.names.has(name))
  if (about.length === 0) return undefined
  const words = permissions.members.filter(
    ({ excluded, grants }) => !excluded && grants.some((one) => asked.includes(one)),
  )
  const [first] = words
  if (!first) return undefined
  return {
    name: first.name,
    span: first.span,
    classes: about,
    permissions: asked.filter((one) => permissions.names.has(one)),
    withdraw: () => (words.every(({ grants }) => grants.every((one) => asked.includes(one))) ? edit(words) : undefined),
  }
}
