import { takingFrom, type Edits } from '../../core/edit.ts'
import { contains, span, type Span } from '../../core/span.ts'
import type { DockerfileTree, Flag, Instruction, Word } from './tree.ts'

/** Where the line that holds `offset` starts, behind a byte order mark. */
function lineStart(text: string, offset: number): number {
  const start = offset > 0 ? text.lastIndexOf('\n', offset - 1) + 1 : 0
  return start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : start
}

/** Where the line that holds `offset` ends, before its line end. */
function lineEnd(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  let end = newline < 0 ? text.length : newline
  while (end > offset && text[end - 1] === '\r') end--
  return end
}

/** The line ending the file uses first. */
function eolOf(text: string): string {
  const first = text.indexOf('\n')
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n'
}

function withEol(text: string, lines: string): string {
  return lines.replace(/\r?\n/g, eolOf(text))
}

/**
 * Removes an instruction's whole lines; a comment above stays, and so does the absence of a final line end. Refuses when a
 * comment stands in its continued lines, when its lines are not its own, or when a comment below would turn into a
 * directive.
 */
export function removeInstruction(text: string, tree: DockerfileTree, index: number): Edits {
  const instruction = tree.instructions[index]
  if (!instruction?.whole) return undefined
  if (tree.comments.some((comment) => comment.instruction === index)) return undefined
  // At the head of the file a comment can turn into a directive.
  const isDirective = /^(?:syntax|escape|check)\s*=/i
  if (index === 0 && tree.comments.some((comment) => comment.next !== 0 && isDirective.test(comment.text))) {
    return undefined
  }
  const start = lineStart(text, instruction.span.start)
  const newline = text.indexOf('\n', instruction.span.end)
  // At the head of the file it would be a byte order mark.
  if (start === 0 && text[newline + 1] === '\uFEFF') return undefined
  if (newline >= 0) return setSpan(span(start, newline + 1), '')
  const before = start > 0 && text[start - 1] === '\n' ? start - (text[start - 2] === '\r' ? 2 : 1) : start
  return setSpan(span(before, text.length), '')
}

/** Removes a flag and the blank before it. Refuses when nothing else would be left, or a comment stands between. */
export function removeFlag(text: string, instruction: Instruction, flag: Flag): Edits {
  const index = instruction.flags.indexOf(flag)
  if (index < 0 || instruction.words.length === 0) return undefined
  return removeBehind(text, instruction.flags[index - 1]?.span ?? instruction.keywordSpan, flag.span)
}

/**
 * Removes a word and the blank before it. Refuses in exec form, when it is the only argument, when it opens a heredoc,
 * when the next word would become a flag, or when a comment stands between.
 */
export function removeWord(text: string, instruction: Instruction, word: Word): Edits {
  const index = instruction.words.indexOf(word)
  if (index < 0 || instruction.words.length === 1 || instruction.json) return undefined
  const heredocs = (instruction.trigger ?? instruction).heredocs
  if (heredocs.some(({ markerSpan }) => contains(markerSpan, word.span))) return undefined
  // Behind the keyword and flags it would become a flag.
  if (index === 0 && instruction.words[1]?.raw.startsWith('--')) return undefined
  const edits = removeBehind(
    text,
    instruction.words[index - 1]?.span ?? instruction.flags.at(-1)?.span ?? instruction.keywordSpan,
    word.span,
  )
  return edits && takingFrom({ at: instruction.keywordSpan.start, size: instruction.words.length }, edits)
}

/** From the end of what precedes: a line that would be left with a continuation alone goes with it. */
function removeBehind(text: string, previous: Span, removed: Span): Edits {
  const gone = span(previous.end, removed.end)
  const continued = text.slice(gone.start, gone.end).split('\n').slice(1)
  return continued.some((line) => line.trimStart().startsWith('#')) ? undefined : setSpan(gone, '')
}

/** Writes another keyword, in lower case where the old one is. Refuses when the old one is broken over lines. */
export function replaceKeyword(text: string, instruction: Instruction, keyword: string): Edits {
  const { start, end } = instruction.keywordSpan
  const old = text.slice(start, end)
  if (old.length !== instruction.keyword.length) return undefined
  return setSpan(instruction.keywordSpan, old === old.toLowerCase() ? keyword.toLowerCase() : keyword)
}

/** Inserts a line (or several) below an instruction. Refuses below one that has not ended. */
export function insertAfter(text: string, tree: DockerfileTree, index: number, line: string): Edits {
  const instruction = tree.instructions[index]
  if (!instruction?.whole) return undefined
  const at = lineEnd(text, instruction.span.end)
  return setSpan(span(at, at), eolOf(text) + withEol(text, line))
}

/** Inserts a line (or several) above an instruction and above the comments that stand right on top of it. */
export function insertBefore(text: string, tree: DockerfileTree, index: number, line: string): Edits {
  const instruction = tree.instructions[index]
  if (!instruction?.whole) return undefined
  let at = lineStart(text, instruction.span.start)
  for (const comment of tree.comments.filter((other) => other.next === index).reverse()) {
    if (lineStart(text, at - 1) !== lineStart(text, comment.span.start) || at <= comment.span.start) break
    at = lineStart(text, comment.span.start)
  }
  return setSpan(span(at, at), withEol(text, line) + eolOf(text))
}

/** Adds a line (or several) at the end; a file without final line end stays one. Refuses when the last instruction has not ended. */
export function appendAtEnd(text: string, tree: DockerfileTree, line: string): Edits {
  const last = tree.instructions.at(-1)
  if (last && !last.whole) return undefined
  const at = text.length
  const fresh = lineStart(text, at) === at
  return setSpan(span(at, at), fresh ? withEol(text, line) + eolOf(text) : eolOf(text) + withEol(text, line))
}

/** Replaces a span, such as a word's or a flag value's. */
export function setSpan(where: Span, newText: string): Edits {
  return [{ span: where, newText }]
}
