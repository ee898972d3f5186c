import type { Span } from '../../core/span.ts'
import type { CilComment, CilList, CilNode, CilProblem, CilTree } from './tree.ts'

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

export type * from './tree.ts'
export { headOf, wordOf } from './tree.ts'
export { commentIn, removeNodes, type CilText } from './edit.ts'
