import type { Edits } from '../../../core/edit.ts'
import type { EntryNode } from '../../../syntax/selinux/index.ts'
import type { Enclosure, FileContext } from '../facts.ts'
import { contextOf } from '../policy/contexts.ts'
import { withLine } from '../policy/edits.ts'

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
export function entryFact(
  text: string,
  { span, path, flag, context }: EntryNode,
  within: readonly Enclosure[],
): FileContext {
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
