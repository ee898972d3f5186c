import { span } from '../../core/span.ts'
import { from } from './cursor.ts'
import { DECLARATION_READERS, type Reading, type StatementReader } from './declarations.ts'
import { STARTERS, statementOf } from './keywords.ts'
import { nameAt, readSet } from './sets.ts'
import type { Node, SetItem, SetNode, Word } from './tree.ts'

/** Reads one statement whose keyword has been stepped over, up to and with its semicolon. */
export function readStatement(reading: Reading): Node {
  const { cursor, keyword, scope } = reading
  const reader = READERS[statementOf(keyword.text) ?? '']
  const node = reader?.(reading)
  finish(reading, node !== undefined)
  const whole = from(keyword.span, cursor.last)
  return node ? { ...node, span: whole } : { type: 'other', keyword, scope, span: whole }
}

/** Some statements of old have no semicolon, or may go without. */
const UNENDED = /^(?:class|common|sid|portcon|netifcon|nodecon|genfscon|user|dominance|ibpkeycon|ibendportcon)$/

/** Goes to the statement's end. Where the next statement begins a line without one, says that it is missing, if that is sure. */
function finish({ cursor, keyword, problem }: Reading, understood: boolean): void {
  const first = cursor.at
  while (cursor.at < cursor.end) {
    if (cursor.eat(';')) return
    const token = cursor.peek()
    if (cursor.is('}') || cursor.is(')') || cursor.is("'")) return
    const leads = token?.leads === true && token.type === 'word'
    const starts =
      leads &&
      (cursor.calls ||
        STARTERS.has(token.text) ||
        (UNENDED.test(keyword.text) && statementOf(token.text) !== undefined))
    if (starts) {
      if (understood && cursor.at === first && !cursor.calls && !UNENDED.test(keyword.text)) {
        const end = cursor.last
        problem({
          span: span(Math.max(keyword.span.start, end - 1), end),
          message: `the statement \`${keyword.text}\` lacks its semicolon`,
        })
      }
      return
    }
    cursor.skip()
  }
}

const READERS: Readonly<Record<string, StatementReader>> = {
  ...DECLARATION_READERS,
  access({ cursor, keyword, scope, problem }) {
    const source = readSet(cursor)
    const target = source && readSet(cursor)
    if (!source || !target) return undefined
    if (!cursor.eat(':')) {
      if (keyword.text === 'allow' && (cursor.is(';') || cursor.peek() === undefined)) {
        return { type: 'role', form: 'allow', keyword, source, target, scope, span: keyword.span }
      }
      const next = cursor.peek()
      if (source.plain && target.plain && next?.type === 'punctuation' && next.text === ';') {
        problem({
          span: keyword.span,
          message: `\`${keyword.text}\` needs a class and permissions; only \`allow\` is a rule between roles`,
        })
      } else if (
        source.plain &&
        target.plain &&
        next?.type === 'word' &&
        !cursor.calls &&
        !next.leads &&
        !next.text.includes('$')
      ) {
        problem({
          span: span(next.start, next.end),
          message: `there is no colon between the target \`${target.items[0]?.text ?? '*'}\` and \`${next.text}\``,
        })
      }
      return undefined
    }
    const classes = readSet(cursor)
    const permissions = classes && readSet(cursor)
    if (!classes || !permissions) {
      const next = cursor.peek()
      if (classes && next?.text === ';' && source.plain && target.plain && classes.plain) {
        problem({ span: span(next.start, next.end), message: 'the rule names no permission' })
      }
      return undefined
    }
    const start = cursor.at
    if (keyword.text.endsWith('xperm')) while (cursor.peek() && !cursor.is(';') && !cursor.is("'")) cursor.skip()
    return {
      type: 'access',
      keyword,
      source,
      target,
      classes,
      permissions,
      commands: cursor.between(start, cursor.at),
      scope,
      span: keyword.span,
    }
  },
  transition({ cursor, keyword, scope }) {
    const source = readSet(cursor)
    const target = source && readSet(cursor)
    if (!source || !target) return undefined
    const classes = cursor.eat(':') ? readSet(cursor) : undefined
    const start = cursor.at
    if (keyword.text === 'range_transition') {
      while (cursor.peek() && !cursor.is(';') && !cursor.is("'")) cursor.skip()
    } else if (cursor.calls) cursor.skipCall()
    else cursor.word()
    const result = cursor.between(start, cursor.at)
    if (!result) return undefined
    const fileName = cursor.peek()?.type === 'string' ? cursor.word() : undefined
    return { type: 'transition', keyword, source, target, classes, result, fileName, scope, span: keyword.span }
  },
  permissive({ cursor, keyword, scope }) {
    const name = nameAt(cursor)
    return name && { type: 'permissive', keyword, name, scope, span: keyword.span }
  },
  boolean({ cursor, keyword, scope }) {
    const name = nameAt(cursor)
    return name && { type: 'boolean', keyword, name, value: cursor.word(), scope, span: keyword.span }
  },
  bounds({ cursor, keyword, scope }) {
    const parent = nameAt(cursor)
    const children: SetItem[] = []
    do children.push(...(readSet(cursor)?.items ?? []))
    while (cursor.eat(','))
    const [first] = children
    if (!parent || !first) return undefined
    const set: SetNode = {
      span: from(first.span, cursor.last),
      form: 'members',
      items: children,
      plain: children.every(({ plain }) => plain),
    }
    return { type: 'bounds', keyword, parent, children: set, scope, span: keyword.span }
  },
  header({ cursor, keyword, scope }) {
    const name = nameAt(cursor)
    return name && { type: 'header', form: 'module', name, version: cursor.word(), scope, span: keyword.span }
  },
  constraint({ cursor, keyword, scope }) {
    const classes = readSet(cursor)
    if (!classes) return undefined
    const permissions = keyword.text.endsWith('validatetrans') ? undefined : readSet(cursor)
    return { type: 'constraint', keyword, classes, permissions, scope, span: keyword.span }
  },
  context({ cursor, keyword, scope }) {
    const start = cursor.at
    let context: Word | undefined
    let what = start
    while (cursor.peek() && !cursor.is(';') && !cursor.is("'") && !(cursor.at > start && cursor.peek()?.leads)) {
      const at = cursor.at
      if (cursor.calls) cursor.skipCall()
      else cursor.skip()
      if (cursor.is(':') && cursor.peek()?.start === cursor.last) {
        while (cursor.is(':') || cursor.peek()?.start === cursor.last) cursor.skip()
      }
      what = at
      context = cursor.between(at, cursor.at)
    }
    const named = cursor.between(start, what)
    return named && context && { type: 'context', keyword, what: named, context, scope, span: keyword.span }
  },
}
