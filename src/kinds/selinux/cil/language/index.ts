import type { Help, Language, OutlineItem, Suggestion } from '../../../../core/language.ts'
import type { Neighbours } from '../../../../core/neighbours.ts'
import type { Source } from '../../../../core/source.ts'
import type { Span } from '../../../../core/span.ts'
import { OBJECT_CLASSES, permissionsOf } from '../../../../knowledge/selinux/classes.ts'
import { type CilNode, headOf, wordOf } from '../../../../syntax/cil/index.ts'
import { policyIndex } from '../../shared/policy-index.ts'
import { definitionsIn, definitionsOf, roleOf, type Spot, spotAt, treeOf } from './definitions.ts'
import { classHelp, NAME_HELP, own, permissionHelp } from '../../shared/help.ts'

/** What CIL's statements do (SELinux Project, "CIL Reference Guide"). */
const CIL_STATEMENTS: Readonly<Record<string, string>> = {
  allow: 'lets a source type use permissions on objects of a target type.',
  allowx: 'narrows an `ioctl` that is allowed to the commands it names.',
  auditallow: 'writes a record when the access is granted; it grants nothing.',
  block: 'opens a namespace: names in it are `block.name` outside of it.',
  blockabstract: 'marks a block that is only there to be inherited.',
  blockinherit: 'copies all that another block holds into this one.',
  boolean: 'declares a switch that can be turned while the policy is loaded.',
  booleanif: 'rules that hold while a boolean expression is true, or false.',
  call: 'puts the statements of a macro here, with arguments in place of its parameters.',
  category: 'declares a category, by which MCS keeps processes of one type apart.',
  class: 'declares an object class with its permissions.',
  classmap: 'declares a class whose permissions stand for permissions of several classes.',
  classpermission: 'declares a name for classes with permissions.',
  classpermissionset: 'says which class and permissions such a name stands for.',
  constrain: 'forbids permissions unless an expression over both contexts is true, whatever `allow` says.',
  context: 'declares a name for a security context.',
  deny: 'takes permissions back that other rules allow. Compilers before SELinux 3.6 do not know it.',
  dontaudit: 'keeps denials of the access out of the log; it grants nothing.',
  expandtypeattribute: "tells the compiler whether to put an attribute's types in its place.",
  filecon: 'says which context files at paths that match get when they are labelled.',
  fsuse: 'says how files of a file system get their labels.',
  genfscon: 'labels files of a file system that keeps no labels itself.',
  handleunknown:
    'what happens with classes and permissions of the kernel that the policy does not know: `deny`, `reject` or `allow`.',
  in: 'adds statements to a block that stands elsewhere.',
  macro: 'declares statements with parameters, to be put elsewhere by `call`.',
  mls: 'whether the policy has levels.',
  mlsconstrain: 'forbids permissions unless an expression over both levels is true, whatever `allow` says.',
  neverallow: 'makes the compiler refuse the policy if any rule allows the access.',
  netifcon: 'labels a network interface.',
  nodecon: 'labels network addresses.',
  optional: 'is left out as a whole, without a word, when a name in it cannot be resolved.',
  policycap: "switches a feature of the kernel's checks on.",
  portcon: 'labels a port or a range of ports.',
  role: 'declares a role, which says what domains a user may have.',
  roleallow: 'lets a process change from one role to another.',
  roleattributeset: 'gives roles to an attribute.',
  roletype: 'allows a type to a role.',
  selinuxuser: 'gives a login name an SELinux user and levels.',
  selinuxuserdefault: 'the SELinux user of logins that are not named.',
  sensitivity: 'declares a sensitivity, the first part of a level.',
  sid: 'declares an initial security identifier.',
  sidcontext: 'gives an initial security identifier its context.',
  tunable: 'declares a switch that is decided when the policy is compiled.',
  tunableif: 'statements that are compiled in when a tunable expression is true, or false.',
  type: 'declares a type: the label of processes or of files.',
  typealias: 'declares another name for a type.',
  typealiasactual: 'says which type such a name stands for.',
  typeattribute: 'declares an attribute, a set of types.',
  typeattributeset: 'gives types to an attribute.',
  typebounds: 'bounds a type by another: it can never be allowed more than that one.',
  typechange: 'which type a relabelled object gets.',
  typemember: 'which type the member of a polyinstantiated directory gets.',
  typepermissive: 'makes a domain permissive: what its policy forbids is logged, and happens.',
  typetransition: 'which type a new process or object gets; it needs `allow` rules besides.',
  user: 'declares an SELinux user.',
  userlevel: 'the level a user starts with.',
  userrange: 'the levels a user may have.',
  userrole: 'allows a role to an SELinux user.',
}

/** What udica's template blocks let a container do (udica, templates). */
const CIL_TEMPLATES: Readonly<Record<string, string>> = {
  container: 'what every container needs: its own files, pipes and sockets, and nothing of the host.',
  restricted_net_container: 'using the network, with the ports that rules name.',
  net_container: 'using the network with every port.',
  home_container: 'reading home directories.',
  home_rw_container: 'changing home directories.',
  log_container: 'reading logs of the host.',
  log_rw_container: 'changing logs of the host.',
  config_container: 'reading the configuration of the host.',
  config_rw_container: 'changing the configuration of the host.',
  tmp_container: 'using temporary files of the host.',
  tty_container: 'using terminals of the host.',
  virt_container: 'controlling virtual machines through libvirt.',
  x_container: 'talking to the X server of the host.',
}

/** What may be written at a place of CIL: statements, classes, permissions, templates, names of the workspace. */
function complete(source: Source, offset: number, neighbours: Neighbours): readonly Suggestion[] {
  const spot = spotAt(treeOf(source), offset)
  if (!spot || spot.lists.length === 0 || spot.word?.quoted) return []
  const span = { start: spot.word?.span.start ?? offset, end: spot.word?.span.end ?? offset }
  const role = roleOf(spot)
  if (role.what === 'permission') return words([...(permissionsOf(role.class) ?? [])], 'value', span)
  if (role.what === 'class') return words(OBJECT_CLASSES, 'value', span)
  if (role.what === 'keyword') {
    return Object.entries(CIL_STATEMENTS).map(([label, documentation]) => ({
      label,
      kind: 'keyword',
      documentation,
      span,
    }))
  }
  const innermost = spot.lists.at(-1)
  if (innermost && headOf(innermost) === 'blockinherit') {
    return Object.entries(CIL_TEMPLATES).map(([label, documentation]) => ({ label, kind: 'name', documentation, span }))
  }
  const names = [source, ...neighbours.ofKind('cil').filter(({ uri }) => uri !== source.uri)].flatMap((one) =>
    definitionsIn(one).map(({ name }) => name),
  )
  return words([...new Set([...names, ...policyIndex(neighbours).names])], 'name', span)
}

function words(labels: readonly string[], kind: Suggestion['kind'], span: Span): readonly Suggestion[] {
  return labels.map((label) => ({ label, kind, span }))
}

/** What a word of CIL means: a statement, a class, a permission, a template, a type or attribute. */
function hover(source: Source, offset: number, neighbours: Neighbours): Help | undefined {
  const spot = spotAt(treeOf(source), offset)
  if (!spot?.word) return undefined
  const markdown = meaningOf(spot.word.text, spot, source, neighbours)
  return markdown === undefined ? undefined : { span: spot.word.span, markdown }
}

function meaningOf(word: string, spot: Spot, source: Source, neighbours: Neighbours): string | undefined {
  const role = roleOf(spot)
  if (role.what === 'permission') return permissionHelp(word, [role.class])
  if (role.what === 'class') return classHelp(word)
  const innermost = spot.lists.at(-1)
  const said =
    role.what === 'keyword'
      ? own(CIL_STATEMENTS, word)
      : innermost && headOf(innermost) === 'blockinherit'
        ? templateHelp(word)
        : own(NAME_HELP, word)
  if (said !== undefined) return `**${word}** - ${said}`
  const [first] = definitionsOf(word, source, neighbours)
  return first && `**${first.name}** - ${first.what.replace('_', ' ')} of \`${first.source.name}\``
}

function templateHelp(name: string): string | undefined {
  const allows = own(CIL_TEMPLATES, name)
  return allows && `a template of udica: ${allows}`
}

const KINDS: Readonly<Record<string, OutlineItem['kind'] | undefined>> = {
  block: 'module',
  in: 'module',
  optional: 'module',
  macro: 'function',
  type: 'class',
  typeattribute: 'class',
  role: 'object',
  user: 'object',
  boolean: 'variable',
  tunable: 'variable',
  class: 'class',
  classmap: 'class',
  classpermission: 'property',
  filecon: 'property',
  typepermissive: 'event',
}
const HOLDING: ReadonlySet<string> = new Set(['block', 'in', 'optional', 'macro'])
/** Policy nests a few levels; an outline shows no more. */
const DEPTH_LIMIT = 16

/** Blocks with what they declare, in order. */
function outline(source: Source): readonly OutlineItem[] {
  const items = (nodes: readonly CilNode[], depth: number): readonly OutlineItem[] =>
    nodes.flatMap((node): readonly OutlineItem[] => {
      if (node.kind !== 'list') return []
      const head = headOf(node) ?? ''
      const kind = Object.hasOwn(KINDS, head) ? KINDS[head] : undefined
      const named = node.items
        .slice(1)
        .find((item) => item.kind === 'symbol' && !(head === 'in' && /^(?:before|after)$/.test(item.text)))
      const name = wordOf(named)
      if (kind === undefined || !named || name === undefined) return []
      const children = HOLDING.has(head) && depth < DEPTH_LIMIT ? items(node.items.slice(2), depth + 1) : []
      return [{ name, detail: head, kind, span: node.span, nameSpan: named.span, children }]
    })
  return items(treeOf(source).statements, 0)
}

/** What an editor may ask of CIL policy. */
export const cilLanguage: Language = {
  hover,
  complete,
  define: (source, offset, neighbours) => {
    const word = spotAt(treeOf(source), offset)?.word
    return word
      ? definitionsOf(word.text, source, neighbours).map((one) => ({ uri: one.source.uri, span: one.span }))
      : []
  },
  outline,
}
