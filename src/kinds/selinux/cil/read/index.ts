import type { Span } from '../../../../core/span.ts'
import type { Comment, Reading } from '../../../../core/kind.ts'
import type { Source } from '../../../../core/source.ts'
import { type CilTree, readCil, type CilNode } from '../../../../syntax/cil/index.ts'
import type { Fact } from '../../../../core/fact.ts'
import { sinkInto, type Sink } from '../../../shared/sink.ts'
import { policyFile } from '../../shared/policy-file.ts'
import { OBJECT_BY_FLAG, type Context } from '../../shared/facts.ts'
import { type CilStatement, statementsOf } from './statements.ts'
import { accessFacts, ruleFacts } from './rules.ts'
import { callFacts, nameFacts, ownFacts } from './declarations.ts'
import { policyOf } from './names.ts'
import { siteOf, nameOf, type Site } from './site.ts'

const HOLDERS: ReadonlySet<string> = new Set(['block', 'in', 'optional', 'macro', 'booleanif', 'tunableif'])

/** A comment on its own line is about the statement below it, for a block all that it holds; one after something is about its line. */
function commentsOf(source: Source, { comments }: CilTree, statements: readonly CilStatement[]): readonly Comment[] {
  let next = 0
  return comments.map(({ span, text }) => {
    const line = source.lineSpan(source.lineAt(span.start))
    if (source.text.slice(line.start, span.start).trim() !== '') return { span, text, scope: line }
    while ((statements[next]?.list.span.start ?? Infinity) < span.end) next++
    const statement = statements[next]
    if (!statement) return { span, text, scope: span }
    const whole = statement.list.span
    return HOLDERS.has(statement.head)
      ? { span, text, scope: headLine(source, whole), block: whole }
      : { span, text, scope: whole }
  })
}

/** The line a statement starts on, from there. */
function headLine(source: Source, { start }: Span): Span {
  return { start, end: Math.max(start + 1, source.lineSpan(source.lineAt(start)).end) }
}

/** Reads a file of CIL. */
export function readCilFile(source: Source): Reading {
  const { text } = source
  const tree = readCil(text)
  const statements = statementsOf(tree)
  const policy = policyOf({ text, comments: tree.comments }, statements)
  const facts: Fact[] = []
  const emit = sinkInto(facts)
  for (const statement of statements) {
    const site = siteOf(statement, policy)
    for (const gather of [accessFacts, nameFacts, callFacts, ruleFacts, contextFacts, ownFacts]) gather(site, emit)
  }
  emit(
    'selinux.file',
    policyFile(facts, {
      kind: 'cil',
      span: tree.statements[0]?.span ?? { start: 0, end: 0 },
      subject: 'policy',
      comments: tree.comments.map(({ span }) => ({
        span,
        text: source.slice(span),
        own: source.text.slice(source.lineSpan(source.lineAt(span.start)).start, span.start).trim() === '',
        quoted: false,
      })),
      commentQuotes: [],
      declares: (what, name) => policy.declares(what, name),
      requires: (what, name) => policy.requires(what, name),
    }),
  )
  return { facts, comments: commentsOf(source, tree, statements), problems: tree.problems, secrets: [] }
}

const OBJECTS = ['any', ...Object.values(OBJECT_BY_FLAG)] as const

/** Which path gets which label. */
function contextFacts(site: Site, emit: Sink): void {
  const {
    statement: { head, args },
    base,
  } = site
  const [path, object, context] = args
  if (head !== 'filecon' || path?.kind !== 'symbol' || object?.kind !== 'symbol') return
  const inside = path.quoted ? { start: path.span.start + 1, end: path.span.end - 1 } : path.span
  const none = context?.kind === 'list' && context.items.length === 0
  emit('selinux.fileContext', {
    ...base,
    form: 'filecon',
    path: { name: path.text, span: inside },
    object: OBJECTS.find((name) => name === object.text),
    flag: { name: object.text, span: object.span },
    context: none ? 'none' : contextOf(site, context),
    setFlag: (flag) => {
      const name = OBJECT_BY_FLAG[flag]
      return name && [{ span: object.span, newText: name }]
    },
    escape: (offset) => (path.quoted ? [{ span: { start: offset, end: offset }, newText: '\\' }] : undefined),
    setPath: (to) => (path.quoted && !/["\n]/.test(to) ? [{ span: inside, newText: to }] : undefined),
  })
}

/** `(user role type level)`; undefined for a name that stands for one, whose parts are elsewhere. */
function contextOf(site: Site, node: CilNode | undefined): Context | undefined {
  if (node?.kind !== 'list' || node.items.length === 0) return undefined
  const [user, role, type, level] = node.items
  return {
    span: node.span,
    generated: false,
    user: nameOf(site, user),
    role: nameOf(site, role),
    type: nameOf(site, type),
    level: level && { name: site.policy.text.slice(level.span.start, level.span.end), span: level.span },
    setType: (to) => (type ? [{ span: type.span, newText: to }] : undefined),
    addLevel: () => undefined,
  }
}
