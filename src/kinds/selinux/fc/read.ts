import type { Fact } from '../../../core/fact.ts'
import type { Reading } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { readFileContexts, type Condition } from '../../../syntax/selinux/index.ts'
import { sinkInto } from '../../shared/sink.ts'
import type { Enclosure, FileContext } from '../facts.ts'
import { commentsOf } from '../policy/comments.ts'
import { entryFact } from './entry.ts'

/** Reads a source of file contexts, or one that was built. */
export function readFileContextsFile({ text }: Source): Reading {
  const tree = readFileContexts(text)
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  const within = enclosures()
  const fileContexts: FileContext[] = tree.entries.map((entry) => entryFact(text, entry, within(entry.condition)))
  for (const one of fileContexts) emit('selinux.fileContext', one)
  for (const { text: line, span } of tree.others) {
    emit('selinux.unreadableLine', { span, subject: 'file contexts', line })
  }
  emit('selinux.file', {
    span: { start: 0, end: 0 },
    subject: 'file contexts',
    kind: 'fc',
    module: undefined,
    fileContexts,
    rules: [],
    calls: [],
    declarations: [],
    memberships: [],
    requirements: [],
    interfaces: [],
    comments: tree.comments.map(({ start, end, text: comment, own, quoted }) => ({
      span: { start, end },
      text: comment,
      own,
      quoted,
    })),
    commentQuotes: [],
    declares: () => false,
    requires: () => false,
  })
  return {
    facts,
    comments: commentsOf(
      text,
      tree.comments,
      tree.entries.map(({ span }) => span),
    ),
    problems: [],
    secrets: [],
  }
}

function enclosures(): (condition: Condition | undefined) => readonly Enclosure[] {
  const known = new Map<Condition, readonly Enclosure[]>()
  const of = (condition: Condition | undefined): readonly Enclosure[] => {
    if (!condition) return []
    const { form, name, otherwise, span, parent } = condition
    const all = known.get(condition) ?? [...of(parent), { form, name, otherwise, span }]
    known.set(condition, all)
    return all
  }
  return of
}
