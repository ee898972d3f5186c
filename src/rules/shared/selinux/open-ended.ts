import type { AccessRule } from '../../../kinds/selinux/shared/facts.ts'
import { isSystemDomain } from '../../../knowledge/selinux/duties.ts'
import { isOptIn } from './access.ts'

/** Classes by which a domain gives itself rights; what else is its own - pipes, sockets, windows - it can use as it likes. */
const RIGHTS = ['process', 'process2', 'capability', 'capability2', 'memprotect']
/** What the reference policy leaves out in its `self:process ~{ ... }`: the rest of a process's own permissions is harmless. */
const LEFT_OUT = ['execmem', 'execstack', 'execheap']
const UNCONFINED = /(?:^|[._])unconfined(?:[._]|$)/

/** Whether a rule allows `*` or `~` by default, to a domain that the policy does not call unconfined. */
export function isOpenEnded({ effect, permissions, source, within }: AccessRule): boolean {
  return (
    effect === 'allow' &&
    permissions.form !== 'members' &&
    !isOptIn(within) &&
    !source.members.some(({ name }) => isSystemDomain(name) || UNCONFINED.test(name)) &&
    !within.some(({ name }) => UNCONFINED.test(name ?? ''))
  )
}

/** Whether an open-ended rule is about what is the domain's own, and gives it no right that matters. */
export function isHarmlessToSelf({ classes, permissions, target }: AccessRule): boolean {
  if (classes.form !== 'members' || target.form !== 'members' || !target.members.every(({ name }) => name === 'self')) {
    return false
  }
  const rights = RIGHTS.filter((name) => classes.names.has(name))
  if (rights.length === 0) return true
  return (
    rights.every((name) => name === 'process') &&
    permissions.form === 'complement' &&
    LEFT_OUT.every((name) => permissions.names.has(name))
  )
}
