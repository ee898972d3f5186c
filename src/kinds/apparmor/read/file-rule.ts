import { type FileBody, type RuleNode, transitionsOf } from '../../../syntax/apparmor/index.ts'
import { insert, removeWord } from '../edit.ts'
import type { Exec, FileRule } from '../facts.ts'
import { lazy } from './lazy.ts'
import { deniedBy } from './overlapping-rules.ts'
import { baseOf, editing, pathOf, rewriting, type RulePlace } from './rule-base.ts'

/** Everything `file,` gives (grammar of apparmor_parser: AA_BASE_PERMS with inherit). */
const ALL = { letters: 'rwlkm', exec: 'ix' }

/** A rule about paths. */
export function fileRule(node: RuleNode, body: FileBody, place: RulePlace): FileRule {
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
