import { takingFrom } from '../../../core/edit.ts'
import { LINUX_CAPABILITIES, normalizeCapability } from '../../../knowledge/host/capabilities.ts'
import { type CapabilityBody, type RuleNode, type FileBody, transitionsOf } from '../../../syntax/apparmor/index.ts'
import { removeWord, insert } from '../edit.ts'
import type { AnyRule, CapabilityRule, ChangeProfileRule, NamedCapability, Exec, FileRule } from '../facts.ts'
import { conditionalRule } from './conditional-rule.ts'
import { lazy } from '../../../core/neighbours.ts'
import { deniedBy } from './overlapping-rules.ts'
import { baseOf, editing, pathOf, rewriting, type RulePlace } from './rule-base.ts'

/** The fact of a rule. */
export function ruleOf(node: RuleNode, place: RulePlace): AnyRule {
  const { body } = node
  switch (body.kind) {
    case 'file':
      return fileRule(node, body, place)
    case 'capability':
      return capabilityRule(node, body, place)
    case 'conditional':
      return conditionalRule(node, body, place)
    case 'change_profile':
      return changeProfile(node, place)
    case 'rlimit':
      return {
        ...baseOf(node, place, false),
        kind: 'rlimit',
        resource: body.resource?.text ?? '',
        value: `${body.value?.text ?? ''}${body.unit?.text ?? ''}`,
      }
    case 'all':
      return { ...baseOf(node, place, true), kind: 'all' }
    case 'opaque':
      return { ...baseOf(node, place, false), kind: 'opaque', word: node.keyword?.text ?? '' }
  }
}

function changeProfile(node: RuleNode, place: RulePlace): ChangeProfileRule {
  const body = node.body.kind === 'change_profile' ? node.body : undefined
  const name = body?.target?.word.text
  const keyword = body?.exec
  return {
    ...baseOf(node, place, !body?.path && !body?.target),
    kind: 'changeProfile',
    exec: pathOf(body?.path, place),
    keyword: keyword && { word: keyword.text as 'safe' | 'unsafe', span: { start: keyword.start, end: keyword.end } },
    target: body?.target && place.target(body.target, 'profile'),
    anyTarget: name === undefined || /^\*+$|^\{,?\*\*,?\}$/.test(name),
    removeKeyword: () =>
      keyword &&
      editing(place, () => [{ span: { start: keyword.start, end: body.path?.start ?? keyword.end }, newText: '' }]),
  }
}

const KNOWN = new Set(LINUX_CAPABILITIES.map((name) => name.toLowerCase()))

/** A rule that stops filtering capabilities, or denies them. */
function capabilityRule(node: RuleNode, body: CapabilityBody, place: RulePlace): CapabilityRule {
  const base = baseOf(node, place, body.names.length === 0)
  const names: NamedCapability[] = []
  const rule: CapabilityRule = { ...base, kind: 'capability', names }
  for (const word of body.names) {
    names.push({
      span: { start: word.start, end: word.end },
      subject: base.subject,
      rule,
      written: word.text,
      capability: normalizeCapability(word.text),
      known: KNOWN.has(word.text),
      // Without any name the rule would allow every capability.
      remove: () =>
        body.names.length === 1
          ? rule.remove()
          : editing(place, () =>
              takingFrom({ at: node.start, size: body.names.length }, [removeWord(place.source, word)]),
            ),
      set: (name) => rewriting(place, word, name),
    })
  }
  return rule
}

/** Everything `file,` gives (grammar of apparmor_parser: AA_BASE_PERMS with inherit). */
const ALL = { letters: 'rwlkm', exec: 'ix' }

/** A rule about paths. */
function fileRule(node: RuleNode, body: FileBody, place: RulePlace): FileRule {
  const { path, permissions: word, exec: keyword } = body
  const bare = !path && !body.link
  const permissions = word?.text ?? (bare ? ALL.letters + ALL.exec : '')
  const execs = execsOf(permissions, word?.start ?? node.start, keyword?.text)
  const letters = lettersOf(permissions, body.link)
  const { start: from, end: to } = word ?? node
  const set = (text: string): ReturnType<FileRule['setPermissions']> =>
    word ? rewriting(place, word, text) : undefined
  const target =
    body.target &&
    place.target(
      body.target,
      !execs[0] && letters.includes('l') ? 'path' : execs[0]?.to === 'child' ? 'child' : 'profile',
    )
  const rule: FileRule = {
    ...baseOf(node, place, bare),
    kind: 'file',
    path: pathOf(path, place),
    link: body.link,
    letters,
    permissions: word?.text ?? '',
    permissionsSpan: { start: from, end: to },
    read: letters.includes('r'),
    write: /[wa]/.test(letters),
    append: letters.includes('a'),
    mmap: letters.includes('m'),
    exec: execs[0],
    execs,
    keyword: keyword && { word: keyword.text as 'safe' | 'unsafe', span: { start: keyword.start, end: keyword.end } },
    target,
    denied: lazy(() => deniedBy(rule)),
    setPermissions: set,
    removeLetters: (gone) => {
      const left = permissions.replace(new RegExp(`[${gone}]`, 'g'), '')
      return left === '' ? rule.remove() : set(left)
    },
    setExec: (mode) => (execs[0] && word ? set(permissions.replace(/[pc]?[iu]x|[pc]x|x/gi, mode)) : undefined),
    addOwner: () =>
      rule.owner
        ? undefined
        : editing(place, () =>
            insert(
              keyword?.start ?? node.keyword?.start ?? Math.min(path?.start ?? from, word?.start ?? from),
              'owner ',
            ),
          ),
    removeTarget: () =>
      body.target ? editing(place, () => [removeWord(place.source, body.target ?? node)]) : undefined,
    removeKeyword: () =>
      keyword
        ? editing(place, () => [{ span: { start: keyword.start, end: behindBlanks(place, keyword.end) }, newText: '' }])
        : undefined,
  }
  return rule
}

/** The letters of permissions without transitions, lower case, each once. */
function lettersOf(permissions: string, link: boolean): string {
  const plain = permissions.replace(/[pc]?[iu]x|[pc]x|x/gi, '').toLowerCase()
  return [...new Set(link ? `l${plain}` : plain)].join('')
}

/** What the transitions of a permission word mean (apparmor.d(5), "Access Modes"). */
function execsOf(permissions: string, start: number, keyword: string | undefined): readonly Exec[] {
  let at = 0
  return transitionsOf(permissions).map((mode) => {
    const from = start + permissions.indexOf(mode, at)
    at = from - start + mode.length
    const [first = '', second = ''] = mode.toLowerCase()
    const bare = first === 'x'
    const to =
      first === 'p'
        ? ('profile' as const)
        : first === 'c'
          ? ('child' as const)
          : first === 'u'
            ? ('unconfined' as const)
            : first === 'i'
              ? ('inherit' as const)
              : undefined
    const fallback = second === 'u' ? ('unconfined' as const) : second === 'i' ? ('inherit' as const) : undefined
    const scrubbed = keyword !== undefined ? keyword === 'safe' : /^[PCU]/.test(mode)
    return {
      span: { start: from, end: from + mode.length },
      mode,
      bare,
      to,
      fallback,
      scrubbed: bare || to === 'inherit' ? undefined : scrubbed,
    }
  })
}

function behindBlanks({ source: { text } }: RulePlace, at: number): number {
  while (/\s/.test(text[at] ?? '')) at++
  return at
}
