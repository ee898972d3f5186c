import type { SyntaxProblem } from '../../core/kind.ts'
import { span } from '../../core/span.ts'
import {
  afterCall,
  argumentNode,
  closingOf,
  contentOf,
  isQuoted,
  partArguments,
  readCall,
  wordsOf,
  type RawArgument,
} from './calls.ts'
import { Cursor, wordOf } from './cursor.ts'
import { statementOf } from './keywords.ts'
import { readRequirements } from './declarations.ts'
import { readStatement } from './statements.ts'
import type { Token, Tokens } from './tokens.ts'
import type { BlockNode, Node, Scope, ScopeForm, Word } from './tree.ts'

/** Blocks in blocks deeper than this are not looked into. */
const DEEPEST = 50

/** Macros whose arguments hold statements, each with the index of the first one that does. */
const BLOCK_MACROS: Readonly<Record<string, { readonly form: ScopeForm; readonly body: number }>> = {
  optional_policy: { form: 'optional', body: 0 },
  tunable_policy: { form: 'tunable', body: 1 },
  gen_require: { form: 'require', body: 0 },
  ifdef: { form: 'ifdef', body: 1 },
  ifndef: { form: 'ifndef', body: 1 },
  ifelse: { form: 'ifelse', body: 2 },
  interface: { form: 'interface', body: 1 },
  template: { form: 'template', body: 1 },
  define: { form: 'define', body: 1 },
}

/** Reads the statements of a text and of all blocks in it. */
export class PolicyReader {
  readonly nodes: Node[] = []
  readonly problems: SyntaxProblem[] = []

  constructor(
    private readonly text: string,
    private readonly tokens: Tokens,
  ) {}

  private readonly problem = (problem: SyntaxProblem): void => {
    this.problems.push(problem)
  }

  /** Reads statements from one token index to another. */
  statements(start: number, end: number, scope: Scope | undefined, depth: number): void {
    if (depth > DEEPEST) return
    const cursor = new Cursor(this.text, this.tokens, start, end)
    for (let token = cursor.peek(); token; token = cursor.peek()) {
      if (token.type === 'word') this.item(cursor, token, scope, depth)
      else if (cursor.is('(') || cursor.is('{')) cursor.skip()
      else cursor.at++ // quotes around statements change nothing; what else stands here m4 or the compiler will judge
    }
  }

  private item(cursor: Cursor, token: Token, scope: Scope | undefined, depth: number): void {
    const block = Object.hasOwn(BLOCK_MACROS, token.text) ? BLOCK_MACROS[token.text] : undefined
    if (cursor.calls && block) this.blockMacro(cursor, block, scope, depth)
    else if (cursor.calls) this.call(cursor, scope)
    else if (token.text === 'if' && cursor.is('(', 1)) this.braces(cursor, 'boolean', scope, depth)
    else if ((token.text === 'optional' || token.text === 'require') && cursor.is('{', 1)) {
      this.braces(cursor, token.text, scope, depth)
    } else if (statementOf(token.text) === undefined) this.stray(cursor, token, scope)
    else {
      cursor.at++
      this.nodes.push(readStatement({ cursor, keyword: wordOf(token), scope, problem: this.problem }))
    }
  }

  private call(cursor: Cursor, scope: Scope | undefined): void {
    const node = readCall(cursor, scope, this.problem)
    if (node) this.nodes.push(node)
  }

  /** A line of words, or one that a semicolon ends, without a statement's keyword. */
  private stray(cursor: Cursor, token: Token, scope: Scope | undefined): void {
    cursor.at++
    let [alone, ended] = [true, false]
    for (let next = cursor.peek(); next && !next.leads && next.type !== 'close'; next = cursor.peek()) {
      ended = cursor.eat(';') !== undefined
      if (ended) break
      alone &&= next.type === 'word' && !cursor.calls
      cursor.skip()
    }
    if (token.leads && (alone || ended)) {
      this.nodes.push({ type: 'stray', word: wordOf(token), scope, span: span(token.start, cursor.last) })
    }
  }

  private blockMacro(
    cursor: Cursor,
    { form, body }: { readonly form: ScopeForm; readonly body: number },
    scope: Scope | undefined,
    depth: number,
  ): void {
    const keyword = cursor.peek()
    if (!keyword) return
    const start = cursor.at + 2
    const close = closingOf(cursor, this.problem)
    const parts = partArguments(this.tokens, start, close)
    // What is required without quotes is parted at its commas, but meant as a whole.
    const raw = form === 'require' ? [{ from: start, to: close, at: parts[0]?.at ?? 0 }] : parts
    cursor.at = afterCall(close, cursor)
    if (cursor.is(';')) cursor.at++
    const whole = span(keyword.start, cursor.last)
    const words = raw.slice(0, body).flatMap(({ from, to }) => wordsOf(this.tokens, from, to))
    const condition = raw[0] && body > 0 ? argumentNode(this.text, this.tokens, raw[0]) : undefined
    const name = condition && contentOf(condition)
    const bodies = raw
      .map((one, index) => ({ raw: one, index }))
      .filter(({ index }) => isBody(form, index, body, raw.length))
    const scopes = bodies.map(
      ({ raw: one, index }): Scope => ({
        form,
        keyword: wordOf(keyword),
        name,
        otherwise: index > body,
        span: whole,
        body: this.inside(one),
        parent: scope,
      }),
    )
    const block: BlockNode = {
      type: 'block',
      form,
      keyword: wordOf(keyword),
      name,
      conditions: words,
      bodies: scopes,
      scope,
      span: whole,
      quoted: bodies.every(({ raw: one }) => one.from === one.to || isQuoted(this.tokens, one)),
    }
    this.nodes.push(block)
    bodies.forEach(({ raw: one }, index) => {
      this.body(one.from, one.to, scopes[index], depth)
    })
  }

  private body(start: number, end: number, scope: Scope | undefined, depth: number): void {
    if (scope?.form === 'require') this.requirements(start, end, scope, depth + 1)
    else this.statements(start, end, scope, depth + 1)
  }

  /** What a require block asks for, and a condition inside it: what that holds is required too. */
  private requirements(start: number, end: number, scope: Scope, depth: number): void {
    if (depth > DEEPEST) return
    readRequirements(new Cursor(this.text, this.tokens, start, end), scope, this.nodes, (from, to, inner) => {
      this.requirements(from, to, inner, depth + 1)
    })
  }

  private inside(raw: RawArgument): { start: number; end: number } {
    const { list } = this.tokens
    if (raw.from >= raw.to) return span(raw.at, raw.at)
    const [first, last] = [list[raw.from], list[raw.to - 1]]
    return isQuoted(this.tokens, raw)
      ? span(first?.end ?? 0, last?.start ?? 0)
      : span(first?.start ?? 0, last?.end ?? 0)
  }

  /** `if (b) { } else { }`, `optional { } else { }`, `require { }`. */
  private braces(
    cursor: Cursor,
    form: 'boolean' | 'optional' | 'require',
    scope: Scope | undefined,
    depth: number,
  ): void {
    const keyword = cursor.peek()
    if (!keyword) return
    cursor.at++
    const condition = cursor.at
    if (form === 'boolean') cursor.skip()
    const name = cursor.between(condition + 1, cursor.at - 1)
    const conditions: readonly Word[] = wordsOf(this.tokens, condition, cursor.at)
    const parts: { readonly open: number; readonly close: number; readonly otherwise: boolean }[] = []
    for (let otherwise = false; cursor.is('{'); otherwise = true) {
      const open = cursor.at
      const close = cursor.closing(open)
      if (close === undefined) {
        const brace = cursor.peek()
        if (brace) {
          this.problems.push({
            span: span(brace.start, brace.end),
            message: `the brace after \`${keyword.text}\` is never closed`,
          })
        }
      }
      cursor.at = close === undefined ? cursor.end : close + 1
      parts.push({ open, close: close ?? cursor.end, otherwise })
      if (form === 'require' || cursor.peek()?.text !== 'else' || !cursor.is('{', 1)) break
      cursor.at++
    }
    if (cursor.is(';')) cursor.at++
    const whole = span(keyword.start, cursor.last)
    const { list } = this.tokens
    const scopes = parts.map(
      ({ open, close, otherwise }): Scope => ({
        form,
        keyword: wordOf(keyword),
        name,
        otherwise,
        span: whole,
        body: span(list[open]?.end ?? 0, list[close]?.start ?? whole.end),
        parent: scope,
      }),
    )
    this.nodes.push({
      type: 'block',
      form,
      keyword: wordOf(keyword),
      name,
      conditions,
      bodies: scopes,
      quoted: true,
      scope,
      span: whole,
    })
    parts.forEach(({ open, close }, index) => {
      this.body(open + 1, close, scopes[index], depth)
    })
  }
}

/** Whether a block macro's argument holds statements: of `ifelse(a, b, then, c, d, then, otherwise)` every third and the last. */
function isBody(form: ScopeForm, index: number, first: number, count: number): boolean {
  if (form === 'ifelse') return index % 3 === 2 || (index >= 3 && index % 3 === 0 && index === count - 1)
  return (
    index >= first &&
    index <= first + (form === 'optional' || form === 'tunable' || form === 'ifdef' || form === 'ifndef' ? 1 : 0)
  )
}
