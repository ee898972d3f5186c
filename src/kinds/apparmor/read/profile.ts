import { OPPOSITE_FLAGS, PLAIN_FLAGS, PROFILE_MODES, VALUE_FLAGS } from '../words.ts'
import { edgesOf, type ProfileNode, type Word } from '../../../syntax/apparmor/index.ts'
import { addFlag, insert, removeFlags, replace } from '../edit.ts'
import type { AppArmorFile, Flag, Profile, ProfileMode } from '../facts.ts'
import { lazy } from '../../../core/neighbours.ts'
import { pathGlob } from './path-glob.ts'
import { fullNameOf, isReferenced } from '../project/profiles.ts'
import { type Context, scopeOf } from './scope.ts'
import { profilesAmong } from '../tree.ts'

/** The variable that apparmor.d's profiles keep their program in. */
const EXEC_PATH = 'exec_path'
const VARIABLE = /@\{\w+\}/g

/** The fact of a profile, and those of its children, which end up in `all`, outermost first. */
export function profileOf(
  node: ProfileNode,
  parent: Profile | undefined,
  context: Context,
  file: AppArmorFile,
  all: Profile[],
): Profile {
  const { source } = context
  const fullName = fullNameOf(node, parent?.fullName)
  const hat = node.keyword?.text === '^' || node.keyword?.text === 'hat'
  const flags = flagsOf(node)
  const modeFlag = flags.find(({ mode }) => mode)
  const children: Profile[] = []
  const attachment = node.attachment ?? (node.name.text.startsWith('/') && !parent ? node.name : undefined)
  const scope = lazy(() =>
    scopeOf(
      { nodes: node.items, profile, brace: source.text[node.body.end] === '}' ? node.body.end : undefined },
      context,
      file,
    ),
  )
  const referenced = lazy(() => isReferenced(fullName, context.neighbours))
  const programs = lazy(() => programsOf(profile, context))
  const container = lazy(() => isContainer(profile))
  const profile: Profile = {
    span: node.head,
    subject: `profile ${fullName}`,
    file,
    name: node.name.text,
    nameSpan: { start: node.name.start, end: node.name.end },
    fullName,
    type: hat ? 'hat' : parent ? 'child' : 'profile',
    namedByPath: !node.keyword && node.name.text.startsWith('/'),
    namespace: /^:([^:]*):/.exec(node.name.text)?.[1],
    parent,
    get outermost() {
      return parent?.outermost ?? profile
    },
    children,
    attachment: attachment && {
      span: { start: attachment.start, end: attachment.end },
      path: pathGlob(attachment, context.variables),
      set: (text) => replace(attachment, text),
    },
    xattrs: node.xattrs.map(({ name, values }) => ({ name: name.text, value: values[0]?.text ?? '' })),
    flags,
    mode: (modeFlag?.name ?? 'enforce') as ProfileMode,
    modeFlag,
    get container() {
      return container()
    },
    get programs() {
      return programs()
    },
    body: node.body,
    get referenced() {
      return referenced()
    },
    get rules() {
      return scope().rules
    },
    get includes() {
      return scope().includes
    },
    get included() {
      return scope().included
    },
    get allowsAll() {
      return scope().allowsAll
    },
    get complete() {
      return scope().complete
    },
    overlapping: (some, others, wanted) => scope().overlapping(some, others, wanted),
    covering: (others) => scope().covering(others),
    denials: (glob) => scope().denials(glob),
    transitions: (glob) => scope().transitions(glob),
    append: (...lines) => scope().append(...lines),
    flag: (name) => flags.find((one) => one.name === name),
    removeFlag: (flag) => removeFlags(source, node, [flags.indexOf(flag)]),
    enforce: () =>
      removeFlags(
        source,
        node,
        flags.flatMap((flag, index) => (flag.mode ? [index] : [])),
      ),
    addFlag: (text) => addFlag(node, text),
    addName: (name) =>
      node.keyword || !node.name.text.startsWith('/') ? undefined : insert(node.head.start, `profile ${name} `),
  }
  all.push(profile)
  for (const child of profilesAmong(node.items)) children.push(profileOf(child, profile, context, file, all))
  return profile
}

/** Whether a flag is one the parser knows, from 3.0 to 5.0. */
function isKnownFlag(name: string, value: string | undefined): boolean {
  return value === undefined ? PROFILE_MODES.has(name) || PLAIN_FLAGS.has(name) : VALUE_FLAGS.has(name)
}

/** The first two flags of a head that exclude each other. */
export function opposites(flags: readonly { readonly name: string }[]): readonly [string, string] | undefined {
  const names = flags.map(({ name }) => name)
  const modes = [...new Set(names.filter((name) => PROFILE_MODES.has(name)))]
  return modes[0] !== undefined && modes[1] !== undefined
    ? [modes[0], modes[1]]
    : OPPOSITE_FLAGS.find(([a, b]) => names.includes(a) && names.includes(b))
}

/** Docker, containerd, Podman and LXC name theirs so; others show it by their flags beside a bare `file,`. */
function isContainer(profile: Profile): boolean {
  const { fullName, rules } = profile
  const bareFile = rules.some((rule) => rule.kind === 'file' && rule.bare && !rule.deny)
  if (!bareFile) return false
  return (
    /docker|containerd|container|cri-|cri\.|podman|lxc|k8s|kube/i.test(fullName) ||
    (profile.flag('attach_disconnected') !== undefined && profile.flag('mediate_deleted') !== undefined)
  )
}

/** Names of a profile are those of programs, or paths to them. One that others change into attaches to nothing, and may name its program in a rule. */
function programsOf(profile: Profile, { variables }: Context): readonly string[] {
  const { name, attachment, parent } = profile
  // The folder may be a variable that is not known; the name behind it is.
  const own = attachment ? attachment.path.written === `@{${EXEC_PATH}}` : allowsItself(profile)
  const globs = own ? variables.written(EXEC_PATH).map((path) => path.replace(VARIABLE, '*')) : attachment?.path.globs
  const paths = [name, ...(globs ?? []).flatMap((glob) => edgesOf(glob).endings)]
  return [...new Set([...paths.map((path) => path.slice(path.lastIndexOf('/') + 1)), ...(parent?.programs ?? [])])]
}

function allowsItself({ rules }: Profile): boolean {
  return rules.some((rule) => rule.kind === 'file' && !rule.deny && rule.path?.written === `@{${EXEC_PATH}}`)
}

function flagsOf(node: ProfileNode): readonly Flag[] {
  const seen = new Set<string>()
  return (node.flags?.items ?? []).map((word: Word): Flag => {
    const at = word.text.indexOf('=')
    const name = at < 0 ? word.text : word.text.slice(0, at)
    const value = at < 0 ? undefined : word.text.slice(at + 1)
    const repeated = seen.has(word.text)
    seen.add(word.text)
    return {
      span: { start: word.start, end: word.end },
      text: word.text,
      name,
      value,
      known: isKnownFlag(name, value),
      mode: PROFILE_MODES.has(name),
      repeated,
      set: (text) => replace(word, text),
    }
  })
}
