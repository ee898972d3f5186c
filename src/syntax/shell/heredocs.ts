import { newlineLength } from './lexer.ts'
import { scriptShell } from './nested.ts'
import { MAX_LEVEL, problemAt, readNested, spanOf, type PendingHeredoc, type Reader } from './reader.ts'

/** Moves over the line break at `at`, and over the bodies of the here-documents that wait for it. */
export function readHeredocs(reader: Reader): void {
  reader.at += newlineLength(reader, reader.at)
  while (reader.heredocsRead < reader.heredocs.length) {
    const heredoc = reader.heredocs[reader.heredocsRead++]
    if (heredoc) readBody(reader, heredoc)
  }
}

function readBody(reader: Reader, heredoc: PendingHeredoc): void {
  const { text, end } = reader
  const start = reader.at
  let line = start
  while (line < end) {
    const feed = text.indexOf('\n', line)
    const next = feed < 0 || feed >= end ? end : feed + 1
    if (isDelimiter(text.slice(line, next), heredoc)) {
      finishBody(reader, heredoc, start, line, next)
      return
    }
    line = next
  }
  unfinished(reader, heredoc)
  finishBody(reader, heredoc, start, end, end)
}

function isDelimiter(line: string, heredoc: PendingHeredoc): boolean {
  if (line.length > heredoc.delimiter.length + 2 && !heredoc.stripTabs) return false
  const content = line.replace(/\r?\n$/, '')
  return (heredoc.stripTabs ? content.replace(/^\t+/, '') : content) === heredoc.delimiter
}

function finishBody(reader: Reader, heredoc: PendingHeredoc, start: number, end: number, next: number): void {
  heredoc.redirect.body = spanOf(reader, start, end)
  if (start < end && reader.level < MAX_LEVEL && isScript(reader, heredoc, start, end)) {
    readScript(reader, heredoc, start, end)
  }
  reader.at = next
}

/** Notes the here-documents that still wait for their bodies at the end of a text. */
export function endUnfinished(reader: Reader): void {
  for (const heredoc of reader.heredocs.slice(reader.heredocsRead)) unfinished(reader, heredoc)
}

function unfinished(reader: Reader, heredoc: PendingHeredoc): void {
  problemAt(reader, heredoc.redirect.span, `The here-document has no closing line \`${heredoc.delimiter}\`.`)
}

function isScript(reader: Reader, heredoc: PendingHeredoc, start: number, end: number): boolean {
  const owner = heredoc.owner
  if (owner?.redirects.at(-1) !== heredoc.redirect) return false
  if (owner.words.length > 0) return scriptShell(owner)?.from === 'input'
  const bare = reader.bareHeredocIsScript && owner.redirects.length === 1 && owner.assignments.length === 0
  return bare && /^(?!\t*#!)|^\t*#!.*\b(?:ba|da|a|k|z)?sh\b/.test(reader.text.slice(start, Math.min(end, start + 200)))
}

function readScript(reader: Reader, heredoc: PendingHeredoc, start: number, end: number): void {
  const { command, backticks, heredocs, heredocsRead, end: outerEnd } = reader
  reader.at = start
  reader.end = end
  reader.heredocs = []
  reader.heredocsRead = 0
  reader.backticks = 0
  reader.command = heredoc.ownerIndex
  readNested(reader, 'shell-c', 'end')
  endUnfinished(reader)
  reader.heredocs = heredocs
  reader.heredocsRead = heredocsRead
  reader.end = outerEnd
  reader.backticks = backticks
  reader.command = command
}
