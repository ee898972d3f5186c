// What is loaded when a file of contexts turns up.
import { type Condition, type EntryNode, readFileContexts, type Word } from '../../../syntax/selinux/index.ts'
import type { Fact } from '../../../core/fact.ts'
import type { Reading } from '../../../core/kind.ts'
import type { Source } from '../../../core/source.ts'
import type { Help, Language, Suggestion } from '../../../core/language.ts'
import type { Edits } from '../../../core/edit.ts'
import { span, type Span } from '../../../core/span.ts'
import { sinkInto } from '../../shared/sink.ts'
import { OBJECT_BY_FLAG, type Enclosure, type FileContext, type Context, type Name } from '../shared/facts.ts'
import { commentsOf, policyComments, withLine } from '../shared/lines.ts'
import { policyFile } from '../shared/policy-file.ts'
import { policyIndex } from '../shared/policy-index.ts'
import { define, definitionsOf, wordAt } from '../shared/definitions.ts'
import { NAME_HELP } from '../shared/help.ts'

/** The fact of one line, with its edits. Its subject is the path without what makes it an expression, which fixes change. */
function entryFact(text: string, { span, path, flag, context }: EntryNode, within: readonly Enclosure[]): FileContext {
  const replace = (place: EntryNode['span'], newText: string): Edits => [{ span: place, newText }]
  return {
    span,
    subject: path.text.replace(/[^\w/-]+/g, ''),
    within,
    form: 'fc',
    path: { name: path.text, span: path.span },
    object: flag ? OBJECT_BY_FLAG[flag.text] : 'any',
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
export function read({ text }: Source): Reading {
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

/** The field for the kind of file, as `file_contexts(5)` has it. */
const FLAGS: Readonly<Record<string, string>> = {
  '--': 'plain files',
  '-d': 'directories',
  '-c': 'character devices',
  '-b': 'block devices',
  '-s': 'sockets',
  '-p': 'named pipes',
  '-l': 'symbolic links',
}
/** Words at the beginning of a path that the build puts directories in for. */
const PLACES: Readonly<Record<string, string>> = {
  HOME_DIR: 'The home directory of each user.',
  HOME_ROOT: 'The directory that holds home directories.',
  ROLE: "The user's role, as types are named after it.",
}

/** What an editor may ask of file contexts. */
export const language: Language = {
  hover(source, offset, neighbours): Help | undefined {
    const line = source.lineSpan(source.lineAt(offset))
    for (const { 0: flag, index } of source.slice(line).matchAll(/(?<=\s)-[-a-z](?=\s)/g)) {
      const span = { start: line.start + index, end: line.start + index + flag.length }
      const about = FLAGS[flag]
      if (about !== undefined && span.start <= offset && offset <= span.end) {
        return { span, markdown: `**${flag}** - the entry is about ${about} alone.` }
      }
    }
    const { text, span } = wordAt(source.text, offset)
    const said = Object.hasOwn(PLACES, text)
      ? PLACES[text]
      : Object.hasOwn(NAME_HELP, text)
        ? NAME_HELP[text]
        : undefined
    if (said !== undefined) return { span, markdown: `**${text}** - ${said}` }
    const [found] = definitionsOf(text, source, neighbours)
    return found && { span, markdown: `**${text}** - ${found.what} of \`${found.source.name}\`` }
  },
  complete(source, offset, neighbours): readonly Suggestion[] {
    const { span, before } = wordAt(source.text, offset)
    if (/^\s*#/.test(before)) return []
    if (before.endsWith('object_r:')) {
      const index = policyIndex(neighbours)
      const types = index.names.filter((name) => index.declared('type', name))
      return [...new Set([...types, ...Object.keys(NAME_HELP).filter((name) => name.endsWith('_t'))])].map((label) => ({
        label,
        kind: 'name',
        span,
      }))
    }
    if (!/^\s*\S+\s+(?:-\S\s+)?-?$/.test(before)) return []
    const start = before.endsWith('-') ? span.start - 1 : span.start
    const place = { start, end: span.end }
    return [
      ...Object.entries(FLAGS).map(([label, detail]): Suggestion => ({ label, kind: 'value', detail, span: place })),
      { label: 'gen_context', kind: 'value', insert: 'gen_context(system_u:object_r:_t,s0)', span: place },
      { label: '<<none>>', kind: 'value', detail: 'relabelling leaves it alone', span: place },
    ]
  },
  define,
}

const GENERATED = /^gen_context\(([^,)]*)(?:,([^)]*))?\)$/
const PLAIN = /^[\w.$-]+:\S+$/

/** How a context is edited: an entry of file contexts has no comment in it that an edit could lose, a statement may. */
interface ContextEditor {
  replace(span: Span, text: string): Edits
  insert(at: number, text: string): Edits
}

/** Reads `gen_context(u:r:t, s0, c0)` or `u:r:t:s0`; undefined for anything else. */
function contextOf({ text, span: place }: Word, editor: ContextEditor): Context | undefined {
  const generated = GENERATED.exec(text)
  if (!generated && !PLAIN.test(text)) return undefined
  const label = generated?.[1]?.trim() ?? text
  const start = place.start + text.indexOf(label, generated ? text.indexOf('(') : 0)
  const parts: Name[] = []
  let at = start
  const pieces = label.split(':')
  for (const piece of [...pieces.slice(0, 3), ...(pieces.length > 3 ? [pieces.slice(3).join(':')] : [])]) {
    parts.push({ name: piece, span: span(at, at + piece.length) })
    at += piece.length + 1
  }
  const [user, role, type, level] = parts
  const generatedLevel = generated?.[2]?.trim()
  const levelStart = generatedLevel === undefined ? 0 : place.start + text.lastIndexOf(generatedLevel)
  const end = start + label.length
  return {
    span: place,
    user,
    role,
    type,
    generated: generated !== null,
    level:
      generatedLevel === undefined
        ? level
        : { name: generatedLevel, span: span(levelStart, levelStart + generatedLevel.length) },
    setType: (name) => type && editor.replace(type.span, name),
    addLevel: (name) =>
      type && !level && generatedLevel === undefined
        ? editor.insert(end, generated ? `,${name}` : `:${name}`)
        : undefined,
  }
}
