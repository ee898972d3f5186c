import type { Edits } from '../../core/edit.ts'
import type { ShellCommand, ShellCompound, ShellScript } from '../../syntax/shell/index.ts'
import type { WordEditor } from '../shared/commands/script.ts'

type Item = ShellCommand | ShellCompound

/**
 * Adds a command behind a script with `&&`, on a line of its own where the script has several. Refuses where the end is not that
 * plain: here-documents, a job in the background, text that could not be read, an `exit`.
 * @param escape what continues a line
 */
export function appendCommand(text: string, script: ShellScript, escape: string, command: string): Edits {
  const items: readonly Item[] = [...script.commands, ...script.compounds].filter(({ depth }) => depth === 0)
  const first = items.reduce<Item | undefined>(
    (one, item) => (one && one.span.start <= item.span.start ? one : item),
    undefined,
  )
  const last = items.reduce<Item | undefined>(
    (one, item) => (one && one.span.end >= item.span.end ? one : item),
    undefined,
  )
  if (!first || !last || script.problems.length > 0 || last.separator === '&') return undefined
  if (
    [...script.commands, ...script.compounds].some(({ redirects }) => redirects.some(({ kind }) => kind === 'heredoc'))
  ) {
    return undefined
  }
  if ('words' in last && /^(?:exit|exec|return)$/.test(last.words[0]?.value ?? '')) return undefined
  const end = last.redirects.reduce((at, { span }) => Math.max(at, span.end), last.span.end)
  const body = text.slice(first.span.start, end)
  const newline = body.indexOf('\n')
  const operator = endsStatements(script, first, last) ? ';' : ' &&'
  if (newline < 0) return [{ span: { start: end, end }, newText: `${operator} ${command}` }]
  const eol = body[newline - 1] === '\r' ? '\r\n' : '\n'
  // The new line stands under the one the last command begins on, the operator where the others stand.
  const lineOfLast = text.lastIndexOf('\n', last.span.start - 1)
  const model =
    lineOfLast < first.span.start
      ? body.length - (end - text.lastIndexOf('\n', end - 1)) + first.span.start
      : lineOfLast
  const indent = /^[ \t]*/.exec(text.slice(model + 1))?.[0] ?? ''
  const trailing = /(?:&&|;)[ \t]*[\\`]\r?\n/.test(body)
  const glue = trailing ? `${operator} ${escape}${eol}${indent}` : ` ${escape}${eol}${indent}&& `
  return [{ span: { start: end, end }, newText: glue + command }]
}

/** Whether a script is written as statements with `;` between them, of which `set -e` lets the first that fails end all. */
function endsStatements({ commands, compounds }: ShellScript, first: Item, last: Item): boolean {
  const [program, ...options] = 'words' in first ? first.words.map(({ value = '' }) => value) : []
  const stops =
    program === 'set' &&
    options.some((option, index) => /^-[a-z]*e/.test(option) || (option === 'errexit' && options[index - 1] === '-o'))
  const before = [...commands, ...compounds].filter(({ depth, span }) => depth === 0 && span.end <= last.span.start)
  return stops && before.length > 0 && before.every(({ separator }) => separator === ';')
}

/** Edits words of a shell script that stands in the file as plain text. */
export function wordEditor(text: string): WordEditor {
  return {
    removeWord({ span }) {
      let { start, end } = span
      while (/[ \t]/.test(text[start - 1] ?? '')) start--
      if (start === 0 || /[\r\n]/.test(text[start - 1] ?? '')) return removeFirstOfLine(text, start, span)
      if (/[(;&|{]/.test(text[start - 1] ?? '')) {
        start = span.start
        while (/[ \t]/.test(text[end] ?? '')) end++
      }
      return [{ span: { start, end }, newText: '' }]
    },
    replace: (span, newText) => [{ span, newText }],
    insertAfter: ({ span }, words) => [{ span: { start: span.end, end: span.end }, newText: ` ${words}` }],
  }
}

/** The first word of a line takes the blanks behind it along, so that the indentation stays; the only one takes its line along. */
function removeFirstOfLine(
  text: string,
  lineStart: number,
  { start, end }: { readonly start: number; readonly end: number },
): Edits {
  const behind = /^[ \t]*(?:[\\`][ \t]*(?:\r?\n|$)|(?=\r?\n|$))?/.exec(text.slice(end, end + 200))?.[0] ?? ''
  if (behind.endsWith('\n')) return [{ span: { start: lineStart, end: end + behind.length }, newText: '' }]
  const next = text[end + behind.length]
  if (next !== undefined && next !== '\r' && next !== '\n') {
    return [{ span: { start, end: end + behind.length }, newText: '' }]
  }
  // The last line of a command: the line before no longer goes on.
  const before = /[ \t]*[\\`][ \t]*\r?\n$/.exec(text.slice(Math.max(0, lineStart - 200), lineStart))?.[0]
  return before === undefined ? undefined : [{ span: { start: lineStart - before.length, end }, newText: '' }]
}
