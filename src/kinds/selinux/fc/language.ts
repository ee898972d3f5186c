import type { Help, Language, Suggestion } from '../../../core/language.ts'
import { policyIndex } from '../shared/policy-index.ts'
import { define, definitionsOf, wordAt } from '../shared/definitions.ts'
import { NAME_HELP } from '../shared/help.ts'

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
export const fileContextsLanguage: Language = {
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
