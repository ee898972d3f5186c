import type { Edits } from '../../core/edit.ts'
import type { Span } from '../../core/span.ts'

/** A word or a quoted text. */
export interface CilSymbol {
  readonly kind: 'symbol'
  readonly span: Span
  /** Without the quotes. */
  readonly text: string
  readonly quoted: boolean
}

/** What stands between two parentheses. */
export interface CilList {
  readonly kind: 'list'
  /** Both parentheses included; up to the end of the text where the closing one is missing. */
  readonly span: Span
  readonly items: readonly CilNode[]
  readonly closed: boolean
}

/** A part of an s-expression. */
export type CilNode = CilSymbol | CilList

/** A comment, from its semicolon to the end of the line. */
interface CilComment {
  readonly span: Span
  readonly text: string
}

/** A place secilc's reader refuses, in plain words without a full stop. */
interface CilProblem {
  readonly span: Span
  readonly message: string
}

/** What `readCil` makes of a text. */
export interface CilTree {
  /** The file's statements; words outside of parentheses are named in `problems` and left out. */
  readonly statements: readonly CilList[]
  readonly comments: readonly CilComment[]
  readonly problems: readonly CilProblem[]
}

/** The word a list starts with: `allow`; undefined when it starts with a list or is empty. */
export function headOf({ items }: CilList): string | undefined {
  const first = items[0]
  return first?.kind === 'symbol' ? first.text : undefined
}

/** A node as a word; undefined when it is a list or missing. */
export function wordOf(node: CilNode | undefined): string | undefined {
  return node?.kind === 'symbol' ? node.text : undefined
}

/** What secilc's lexer tells apart (libsepol, cil_lexer.l); a character none of the others takes is the last one's. */
const TOKEN = /[ \t]+|[\r\n]+|;[^\r\n]*|[()]|"[^"\n]*"|[\w\][.@=/*$%+\-!|&^:~`#{}'<>?,]+|[^]/g
const WORD = /^[\w\][.@=/*$%+\-!|&^:~`#{}'<>?,]/
/** An editor's mark of the encoding; secilc stumbles over it, but nobody sees it. */
const BOM = '\uFEFF'
/** secilc takes no text that nests deeper. */
const DEPTH_LIMIT = 4096

interface OpenList {
  readonly kind: 'list'
  readonly span: { readonly start: number; end: number }
  readonly items: CilNode[]
  closed: boolean
}

/** Reads the Common Intermediate Language of SELinux. Never throws; linear in the text's length; nesting costs no stack. */
export function readCil(text: string): CilTree {
  const tree = readOnce(text, false)
  if (tree.statements.every(({ closed }) => closed)) return tree
  // One forgotten parenthesis would swallow the rest of the file: what starts a line is then taken for a new statement.
  const recovered = readOnce(text, true)
  return recovered.problems.length <= tree.problems.length ? recovered : { ...recovered, problems: tree.problems }
}

function readOnce(text: string, lineStartsAnew: boolean): CilTree {
  const statements: CilList[] = []
  const comments: CilComment[] = []
  const problems: (CilProblem & { span: { end: number } })[] = []
  let open: OpenList[] = []
  const complain = (span: Span, message: string): void => {
    const last = problems.at(-1)
    if (last?.message === message && last.span.end === span.start) last.span.end = span.end
    else problems.push({ span: { ...span }, message })
  }
  const put = (node: CilNode): void => {
    const parent = open.at(-1)
    if (parent) parent.items.push(node)
    else if (node.kind === 'list') statements.push(node)
    else complain(node.span, 'this stands outside of parentheses')
  }
  const giveUpOpen = (end: number): void => {
    for (const list of open) list.span.end = end
    const outermost = open[0]?.span.start
    if (outermost !== undefined) complain({ start: outermost, end: outermost + 1 }, 'this parenthesis is never closed')
    open = []
  }
  for (const { 0: token, index: start } of text.matchAll(TOKEN)) {
    const end = start + token.length
    if (token === '(') {
      if (lineStartsAnew && /^[\r\n]?$/.test(text.charAt(start - 1))) giveUpOpen(start)
      const list: OpenList = { kind: 'list', span: { start, end }, items: [], closed: false }
      put(list)
      open.push(list)
      if (open.length === DEPTH_LIMIT + 1) {
        complain({ start, end }, `parentheses nest deeper than ${DEPTH_LIMIT} levels, which no compiler takes`)
      }
    } else if (token === ')') {
      const list = open.pop()
      if (list) Object.assign(list, { closed: true, span: { start: list.span.start, end } })
      else complain({ start, end }, 'this closing parenthesis has no opening one')
    } else if (token.startsWith(';')) comments.push({ span: { start, end }, text: token.replace(/^;+/, '').trim() })
    else if (token.length > 1 && token.startsWith('"')) {
      put({ kind: 'symbol', span: { start, end }, text: token.slice(1, -1), quoted: true })
    } else if (WORD.test(token)) put({ kind: 'symbol', span: { start, end }, text: token, quoted: false })
    else if (token === '"') complain({ start, end }, 'this quote is never closed on its line')
    else if (!/^[ \t\r\n]/.test(token) && !(token === BOM && start === 0)) {
      complain({ start, end }, 'this character is not allowed outside of quotes and comments')
    }
  }
  giveUpOpen(text.length)
  return { statements, comments, problems: problems.sort((a, b) => a.span.start - b.span.start) }
}

/** A text with its comments, which edits must not lose. */
export interface CilText {
  readonly text: string
  /** In the order of the text. */
  readonly comments: readonly CilComment[]
}

/**
 * Takes nodes out, each with the white space that set it apart; with its lines, where nothing else stands on them.
 * @returns undefined where a comment stands inside of one, or where two words would become one
 */
export function removeNodes(from: CilText, nodes: readonly { readonly span: Span }[]): Edits {
  const { text } = from
  if (nodes.some(({ span }) => commentIn(from, span) || (isWord(text[span.start - 1]) && isWord(text[span.end])))) {
    return undefined
  }
  const merged: { start: number; end: number }[] = []
  for (const cut of nodes.map(({ span }) => cutOf(from, span)).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && cut.start <= last.end) last.end = Math.max(last.end, cut.end)
    else merged.push(cut)
  }
  return merged.map(({ start, end }) => ({
    span: { start, end: isFirst(text, start) ? skip(text, end) : end },
    newText: '',
  }))
}

/** Whether a comment stands in a span. */
function commentIn({ comments }: CilText, { start, end }: Span): boolean {
  let low = 0
  let high = comments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((comments[middle]?.span.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  const next = comments[low]
  return next !== undefined && next.span.start < end
}

/** A node with what goes with it, so that neither a blank line nor a double blank is left. */
function cutOf(from: CilText, { start, end }: Span): { start: number; end: number } {
  const { text } = from
  const before = skipBack(text, start, /[ \t]/)
  const after = skip(text, end)
  const startsLine = before === 0 || isLineEnd(text[before - 1])
  if (startsLine && (after === text.length || isLineEnd(text[after]))) {
    if (after < text.length) return { start: before, end: after + (text.startsWith('\r\n', after) ? 2 : 1) }
    return { start: before - (before === 0 ? 0 : text.startsWith('\r\n', before - 2) ? 2 : 1), end: after }
  }
  if (startsLine) {
    // The parenthesis behind it moves up to the line before, unless a comment there would swallow it.
    const above = text[after] === ')' ? skipBack(text, before, /\s/) : 0
    return above > 0 && !commentIn(from, { start: above - 1, end: above })
      ? { start: above, end }
      : { start, end: after }
  }
  return { start: isFirst(text, start) || isWord(text[end]) ? start : before, end }
}

/** Whether only blanks stand between an opening parenthesis and a place. */
function isFirst(text: string, at: number): boolean {
  return text[skipBack(text, at, /[ \t]/) - 1] === '('
}

function skip(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

function skipBack(text: string, from: number, what: RegExp): number {
  let at = from
  while (at > 0 && what.test(text[at - 1] ?? '')) at--
  return at
}

function isLineEnd(character: string | undefined): boolean {
  return character === '\n' || character === '\r' || character === '\uFEFF'
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && !/[\s();"]/.test(character)
}
