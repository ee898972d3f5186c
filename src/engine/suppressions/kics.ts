import type { Comment } from '../../core/kind.ts'
import { headOf } from './head.ts'
import { namesOf, reasonOf, type Peer, type PeerSuppression } from './peer.ts'

const PRAGMA = /^[#;/]*\s*kics-scan\s+(.+)$/i
const BELOW = /^(ignore-(?:line|block))(?:=(.*))?$/

/**
 * KICS's commands, by its manual ("Using commands on scanned files as comments") and `pkg/parser`: `ignore`, `enable=IDS` and
 * `disable=IDS` in the comments at the head of the file; `ignore-line` for the instruction or line below; `ignore-block` for what that
 * heads, a build stage or a key with everything under it. The last two take one query: `ignore-line=ID`. `enable` outranks `disable`.
 */
export const kics: Peer = {
  name: 'kics',
  title: 'KICS',
  forms: [
    {
      written: '`# kics-scan ignore`, `# kics-scan disable=ID,ID`, `# kics-scan enable=ID,ID`, before all content',
      covers: 'the file',
    },
    { written: '`# kics-scan ignore-line`, `ignore-line=ID`', covers: 'the next line or instruction' },
    {
      written: '`# kics-scan ignore-block`, `ignore-block=ID`',
      covers: 'the build stage; the key with everything under it',
    },
  ],
  configurations: [],
  kinds: ['dockerfile', 'compose'],
  suppressions({ text, comments }) {
    const commands = comments.flatMap((comment): readonly Command[] => {
      const words = PRAGMA.exec(comment.text)?.[1]?.split(/\s+/)
      return words ? [{ comment, words }] : []
    })
    if (commands.length === 0) return []
    const { end } = headOf(text)
    const head = commands.filter(({ comment }) => comment.span.start < end).flatMap(ofFile)
    const enabled = head.findLast(({ except }) => except !== undefined)
    return [
      ...head.filter(({ id, except }) => (except ? enabled?.except === except : id === undefined || !enabled)),
      ...commands.flatMap(ofPlace),
    ]
  },
}

interface Command {
  readonly comment: Comment
  /** What follows `kics-scan`. */
  readonly words: readonly string[]
}

/** What a command at the head says of the file. */
function ofFile({ words: [command = '', ...rest] }: Command): readonly PeerSuppression[] {
  const why = rest.join(' ')
  const scope = 'file' as const
  const [name, list = ''] = splitOnce(command.toLowerCase(), '=')
  if (name === 'ignore') return [{ id: undefined, scope, reason: reasonOf('kics-scan ignore', why) }]
  if (name === 'enable') {
    return [{ id: undefined, except: namesOf(list), scope, reason: reasonOf(`kics-scan ${command}`, why) }]
  }
  if (name === 'disable') {
    return namesOf(list).map((id) => ({ id, scope, reason: reasonOf(`kics-scan disable=${id}`, why) }))
  }
  return []
}

/** What a command says of the line or block it stands at. */
function ofPlace({ comment: { scope, block }, words }: Command): readonly PeerSuppression[] {
  const at = words.findIndex((word) => BELOW.test(word.toLowerCase()))
  const [, command, id] = BELOW.exec((words[at] ?? '').toLowerCase()) ?? []
  if (command === undefined) return []
  const reason = reasonOf(`kics-scan ${words[at] ?? ''}`, words.slice(at + 1).join(' '))
  return [{ id, scope: command === 'ignore-block' ? (block ?? scope) : scope, reason }]
}

function splitOnce(text: string, separator: string): readonly [before: string, after?: string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
