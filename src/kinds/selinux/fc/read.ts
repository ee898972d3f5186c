import type { Edits } from '../../../core/edit.ts'
import { type Condition, type EntryNode, readFileContexts } from '../../../syntax/selinux/index.ts'
import type { Enclosure, FileContext } from '../shared/facts.ts'
import { contextOf } from '../shared/contexts.ts'
import { commentsOf, policyComments, withLine } from '../shared/lines.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Reading } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import { sinkInto } from '../../shared/sink.ts'
import { policyFile } from '../shared/policy-file.ts'

const OBJECTS: Readonly<Record<string, NonNullable<FileContext['object']>>> = {
  '--': 'file',
  '-d': 'dir',
  '-c': 'char',
  '-b': 'block',
  '-s': 'socket',
  '-p': 'pipe',
  '-l': 'symlink',
}

/** The fact of one line, with its edits. Its subject is the path without what makes it an expression, which fixes change. */
function entryFact(text: string, { span, path, flag, context }: EntryNode, within: readonly Enclosure[]): FileContext {
  const replace = (place: EntryNode['span'], newText: string): Edits => [{ span: place, newText }]
  return {
    span,
    subject: path.text.replace(/[^\w/-]+/g, ''),
    within,
    form: 'fc',
    path: { name: path.text, span: path.span },
    object: flag ? OBJECTS[flag.text] : 'any',
    flag: flag && { name: flag.text, span: flag.span },
    context:
      context.text === '<<none>>'
        ? 'none'
        : contextOf(context, { replace, insert: (at, newText) => replace({ start: at, end: at }, newText) }),
    remove: () => replace(withLine(text, span), ''),
    setFlag: (wanted) =>
      flag ? replace(flag.span, wanted) : replace({ start: path.span.end, end: path.span.end }, `\t${wanted}`),
    escape: (offset) => replace({ start: offset, end: offset }, '\\'),
    setPath: (wanted) => replace(path.span, wanted),
  }
}

/** Reads a source of file contexts, or one that was built. */
export function readFileContextsFile({ text }: Source): Reading {
  const tree = readFileContexts(text)
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  const within = enclosures()
  for (const entry of tree.entries) emit('selinux.fileContext', entryFact(text, entry, within(entry.condition)))
  for (const { text: line, span } of tree.others) {
    emit('selinux.unreadableLine', { span, subject: 'file contexts', line })
  }
  emit(
    'selinux.file',
    policyFile(facts, {
      kind: 'fc',
      span: { start: 0, end: 0 },
      subject: 'file contexts',
      comments: policyComments(tree.comments),
      commentQuotes: [],
      declares: () => false,
      requires: () => false,
    }),
  )
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
