import { type CilNode, wordOf } from '../../../../syntax/cil/index.ts'
import type { AccessRule, Grant } from '../../shared/facts.ts'
import type { Sink } from '../../../shared/sink.ts'
import { expressionOf } from './expression.ts'
import { nameSet, removeWords, type Rights, rightsOf } from './sets.ts'
import { nameOf, type Site } from './site.ts'

const EFFECTS: Readonly<Record<string, AccessRule['effect'] | undefined>> = {
  allow: 'allow',
  auditallow: 'auditallow',
  dontaudit: 'dontaudit',
  neverallow: 'neverallow',
  deny: 'deny',
  allowx: 'allow',
  auditallowx: 'auditallow',
  dontauditx: 'dontaudit',
  neverallowx: 'neverallow',
}

/** `allow` and its like: who may do what to what. */
export function accessFacts(site: Site, emit: Sink): void {
  const {
    statement: { head, args },
  } = site
  const effect = Object.hasOwn(EFFECTS, head) ? EFFECTS[head] : undefined
  const [source, target, last] = args
  if (effect === undefined || !source || !target || !last) return
  const extended = head.endsWith('x')
  const rights = extended ? ioctl(site, last) : rightsOf(site, last)
  const sources = nameSet(site, source)
  const targets = nameSet(site, target)
  const commands = extended && last.kind === 'list' ? last.items[2] : undefined
  const name = wordOf(source)
  emit('selinux.accessRule', {
    ...site.base,
    effect,
    source: sources,
    target: targets,
    classes: rights.classes,
    permissions: rights.permissions,
    call: undefined,
    commands: commands && { name: site.policy.text.slice(commands.span.start, commands.span.end), span: commands.span },
    toSelf: wordOf(target) === 'self' || (name !== undefined && name === wordOf(target)),
    grant: (classes, permissions) => grantOf(site, rights, classes, permissions),
  })
}

/** `(ioctl file (range 0x0 0xff))`: the class stands second. */
function ioctl(site: Site, node: CilNode): Rights {
  const rights = rightsOf(site, undefined)
  const [permission, ofClass] = node.kind === 'list' ? node.items : []
  const name = wordOf(permission)
  if (name === undefined || !permission) return { ...rights, permissions: { ...rights.permissions, known: false } }
  const member = { name, span: permission.span, excluded: false, macro: false, grants: [name], remove: site.remove }
  return {
    ...rights,
    classes: nameSet(site, ofClass),
    expression: expressionOf(permission),
    permissions: {
      ...rights.permissions,
      span: permission.span,
      members: [member],
      names: new Set([name]),
      set: () => undefined,
    },
  }
}

function grantOf(
  site: Site,
  { classes, permissions, expression, alias }: Rights,
  askedClasses: readonly string[],
  asked: readonly string[],
): Grant | undefined {
  if (permissions.form !== 'members' || classes.form !== 'members') return undefined
  const meaning = alias === undefined ? undefined : site.policy.permissionsOf(alias)
  const found = [...classes.names]
    .filter((name) => askedClasses.length === 0 || askedClasses.includes(name))
    .filter(
      (name) =>
        !meaning ||
        meaning.some((one) => one.class === name && one.permissions.some((permission) => asked.includes(permission))),
    )
  const granted = asked.filter((permission) => permissions.names.has(permission))
  const words = permissions.members.filter(
    ({ excluded, grants }) => !excluded && grants.some((one) => asked.includes(one)),
  )
  const first = words[0]
  if (!first || found.length === 0) return undefined
  return {
    name: first.name,
    span: first.span,
    permissions: granted,
    classes: found,
    withdraw: () => {
      if (words.some(({ grants }) => grants.some((one) => !asked.includes(one)))) return undefined
      return removeWords(
        expression,
        expression.words.filter(({ node }) => words.some(({ span }) => span.start === node.span.start)),
        site.remove,
        site.without,
      )
    },
  }
}

const ROLES = { roleallow: 'allow', roletype: 'types', userrole: 'user' } as const

/** Roles, bounds and constraints. */
export function ruleFacts(site: Site, emit: Sink): void {
  const {
    statement: { head, args },
    base,
  } = site
  if (head === 'roleallow' || head === 'roletype' || head === 'userrole') {
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
