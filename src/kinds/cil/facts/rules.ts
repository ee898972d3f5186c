import { wordOf } from '../../../syntax/cil/index.ts'
import type { TransitionRule } from '../../selinux/facts.ts'
import type { Sink } from '../../shared/sink.ts'
import { rightsOf } from '../permissions.ts'
import { nameSet } from '../sets.ts'
import type { Site } from '../site.ts'
import { nameOf } from './names.ts'

const TRANSITIONS: Readonly<Record<string, TransitionRule['form'] | undefined>> = {
  typetransition: 'type_transition',
  typechange: 'type_change',
  typemember: 'type_member',
  rangetransition: 'range_transition',
  roletransition: 'role_transition',
}
const ROLES = { roleallow: 'allow', roletype: 'types', userrole: 'user' } as const

/** Transitions, roles, bounds and constraints. */
export function ruleFacts(site: Site, emit: Sink): void {
  const {
    statement: { head, args },
    base,
    policy,
  } = site
  const form = Object.hasOwn(TRANSITIONS, head) ? TRANSITIONS[head] : undefined
  if (form !== undefined) {
    const last = args.at(-1)
    const file = args.length > 4 ? args[3] : undefined
    if (args.length < 3 || !last) return
    emit('selinux.transition', {
      ...base,
      form,
      source: nameSet(site, args[0]),
      target: nameSet(site, args[1]),
      classes: nameSet(site, args.length > 3 ? args[2] : undefined),
      result: nameOf(site, last) ?? { name: policy.text.slice(last.span.start, last.span.end), span: last.span },
      fileName: file && { name: wordOf(file) ?? '', span: file.span },
      call: undefined,
    })
  } else if (head === 'roleallow' || head === 'roletype' || head === 'userrole') {
    emit('selinux.role', { ...base, form: ROLES[head], source: nameSet(site, args[0]), target: nameSet(site, args[1]) })
  } else if (head === 'typebounds') {
    const parent = nameOf(site, args[0])
    if (parent) emit('selinux.bounds', { ...base, parent, children: nameSet(site, args[1]) })
  } else if (/^(mls)?(constrain|validatetrans)$/.test(head)) {
    const rights = rightsOf(site, args[0])
    emit('selinux.constraint', {
      ...base,
      form: head,
      classes: rights.classes,
      permissions: head.endsWith('constrain') ? rights.permissions : undefined,
    })
  }
}
