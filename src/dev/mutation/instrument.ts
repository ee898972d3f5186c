import ts from 'typescript'
import type { Change, Mutant } from './mutant.ts'
import { changesOf, mayBeLeftOut } from './operators.ts'

/** The names the instrumented code calls: is this mutant on, and one more step of a loop. */
export const SWITCH = '$mutant'
export const STEP = '$step'

/**
 * A module's text with every mutant in it, each behind a switch, so that one bundle serves all of them; and with every step of a loop
 * counted, so that one that never ends is stopped at the same step on any machine.
 * @param next  the number of its first mutant; `undefined` only counts steps
 */
export function instrument(file: string, text: string, next?: number): { text: string; mutants: readonly Mutant[] } {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const lines = text.split('\n')
  const mutants: Mutant[] = []

  function add(node: ts.Node, change: Change): number {
    const start = node.getStart()
    const { line } = source.getLineAndCharacterOfPosition(start)
    const id = (next ?? 0) + mutants.length
    mutants.push({
      ...change,
      id,
      file,
      start,
      end: node.end,
      line: line + 1,
      lineText: (lines[line] ?? '').trim(),
      original: node.getText(),
    })
    return id
  }

  function render(node: ts.Node): string {
    if (isOutside(node)) return node.getFullText()
    const changes = next !== undefined && mayBeWrapped(node) ? changesOf(node) : []
    const ids = changes.map((change) => add(node, change))
    const leftOut =
      next !== undefined && isStatement(node) && mayBeLeftOut(node)
        ? add(node, { operator: 'statement', text: '' })
        : undefined
    let inside = ''
    let at = node.getStart()
    ts.forEachChild(node, (child) => {
      const from = Math.max(child.getFullStart(), at)
      inside += text.slice(at, from) + render(child).slice(from - child.getFullStart())
      at = child.end
    })
    inside += text.slice(at, node.end)
    const lead = text.slice(node.getFullStart(), node.getStart())
    const switches = changes.map((change, i) => `${SWITCH}(${ids[i] ?? 0}) ? (${change.text}) : `).join('')
    if (switches) inside = `(${switches}(${inside}))`
    if (leftOut !== undefined) inside = `{ if (${SWITCH}(${leftOut})) {} else ${inside}\n}`
    if (isLoopBody(node)) inside = `{ ${STEP}(); ${inside}\n}`
    return lead + inside
  }

  const rendered = source.statements.map(render).join('') + text.slice(source.endOfFileToken.getFullStart())
  return { text: rendered, mutants }
}

/** Types, imports and exports of other modules: nothing of them runs. */
const isOutside = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isModuleDeclaration(node) ||
  ts.isEnumDeclaration(node) ||
  isTarget(node)

/** What is written to, not read: it cannot be put in parentheses. */
function isTarget(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isBinaryExpression(parent)) return parent.left === node && isAssignment(parent.operatorToken.kind)
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
    return parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken
  }
  return (
    ts.isDeleteExpression(parent) ||
    ((ts.isForOfStatement(parent) || ts.isForInStatement(parent)) && parent.initializer === node)
  )
}

const isAssignment = (kind: ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment

function mayBeWrapped(node: ts.Node): node is ts.Expression {
  if (!ts.isExpression(node)) return false
  const { parent } = node
  // The name of a field is no expression, though it may be written as a string.
  if ('name' in parent && parent.name === node) return false
  if (ts.isTaggedTemplateExpression(parent) || ts.isExpressionStatement(parent)) return false
  // a?.b.c stops as a whole at a missing `a`; (a?.b).c does not.
  const called = ts.isCallExpression(parent) && parent.expression === node
  const goesOn =
    ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isNonNullExpression(parent)
  if (called || (goesOn && parent.expression === node && ts.isOptionalChain(node))) return false
  return !(ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword)
}

const isStatement = (node: ts.Node): node is ts.Statement =>
  ts.isExpressionStatement(node) ||
  ts.isThrowStatement(node) ||
  ts.isReturnStatement(node) ||
  ts.isBreakOrContinueStatement(node)

const isLoopBody = (node: ts.Node): boolean =>
  ts.isIterationStatement(node.parent, false) && node.parent.statement === node
