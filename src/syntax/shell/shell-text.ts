import type { Span } from '../../core/span.ts'
import { endUnfinished } from './heredocs.ts'
import { joined } from './mapped.ts'
import { quotedPieces, scriptShell } from './nested.ts'
import { MAX_LEVEL, type CommandDraft, type Reader } from './reader.ts'

/** `sh -c` texts within `sh -c` texts are read no deeper than this. */
const MAX_SHELLS = 4

/** Reads everything the reader has, and ends what is still open. */
export function readAll(reader: Reader): void {
  reader.readList(reader, 'end')
  endUnfinished(reader)
}

/** Reads the text a command hands to a shell with `-c`, where its quotes can be taken off exactly. */
export function readShellText(reader: Reader, command: CommandDraft, ranges: readonly Span[]): void {
  if (reader.shells >= MAX_SHELLS || reader.level >= MAX_LEVEL) return
  const shell = scriptShell(command)
  if (shell?.from !== 'argument' || !shell.word.quoted || shell.word.literals.every((literal) => literal === '')) return
  const range = ranges[command.words.indexOf(shell.word)]
  const pieces = range && quotedPieces(reader.text, range.start, range.end)
  if (!pieces) return
  const mapped = joined(reader.mapped, pieces, shell.word.span.start)
  readAll({
    ...reader,
    mapped,
    text: mapped.text,
    at: 0,
    end: mapped.text.length,
    heredocs: [],
    heredocsRead: 0,
    backticks: 0,
    bareHeredocIsScript: false,
    shells: reader.shells + 1,
    level: reader.level + 1,
    depth: command.depth + 1,
    via: 'shell-c',
  })
}
