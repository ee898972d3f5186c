import ts from 'typescript'
import type { Change } from './mutant.ts'

const LOGIC = new Map([
  [ts.SyntaxKind.AmpersandAmpersandToken, '||'],
  [ts.SyntaxKind.BarBarToken, '&&'],
])
const COMPARISON = new Map([
  [ts.SyntaxKind.LessThanToken, '<='],
  [ts.SyntaxKind.LessThanEqualsToken, '<'],
  [ts.SyntaxKind.GreaterThanToken, '>='],
  [ts.SyntaxKind.GreaterThanEqualsToken, '>'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, '!=='],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, '==='],
])
const ARITHMETIC = new Map([
  [ts.SyntaxKind.PlusToken, '-'],
  [ts.SyntaxKind.MinusToken, '+'],
  [ts.SyntaxKind.AsteriskToken, '/'],
  [ts.SyntaxKind.SlashToken, '*'],
])
/** Methods whose result may be taken for what they are called on. */
const CHAIN =
  /^(?:filter|map|flatMap|flat|sort|toSorted|reverse|slice|concat|trim|trimStart|trimEnd|toLowerCase|toUpperCase|replace|replaceAll)$/

/** The ways to break an expression. */
export function changesOf(node: ts.Expression): readonly Change[] {
  return [...conditions(node), ...places(node), ...forms(node)]
}

/** A statement that may be left out: one that is run for its effect, or that leaves and is not all its `if` does. */
export function mayBeLeftOut(node: ts.Statement): boolean {
  if (ts.isExpressionStatement(node)) {
    const { expression } = node
    const isSuper = ts.isCallExpression(expression) && expression.expression.kind === ts.SyntaxKind.SuperKeyword
    return !ts.isStringLiteral(expression) && !isSuper
  }
  if (!leaves(node) || (ts.isReturnStatement(node) && node.expression)) return false
  const { parent } = node
  if (ts.isIfStatement(parent)) return false
  return !(ts.isBlock(parent) && parent.statements.length === 1 && ts.isIfStatement(parent.parent))
}

const leaves = (node: ts.Statement): boolean =>
  ts.isReturnStatement(node) ||
  ts.isThrowStatement(node) ||
  ts.isBreakOrContinueStatement(node) ||
  (ts.isBlock(node) && node.statements.length === 1 && node.statements.every(leaves))

/** What can be changed because the expression is a condition. */
function conditions(node: ts.Expression): readonly Change[] {
  const { parent } = node
  const ofIf = ts.isIfStatement(parent) && parent.expression === node
  const ofChoice = ts.isConditionalExpression(parent) && parent.condition === node
  if (!ofIf && !ofChoice) return []
  const always: Change[] = [
    { operator: 'condition', text: 'true' },
    { operator: 'condition', text: 'false' },
  ]
  const turnedByOthers =
    (ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText())) || ts.isPrefixUnaryExpression(node)
  if (!ofIf || turnedByOthers || !leaves(parent.thenStatement)) return always
  return [...always, { operator: 'guard', text: `!(${node.getText()})` }]
}

/** What can be changed because of where the expression is. */
function places(node: ts.Expression): readonly Change[] {
  const { parent } = node
  if (ts.isSpreadAssignment(parent)) return [{ operator: 'spread', text: '{}' }]
  if (ts.isSpreadElement(parent)) return [{ operator: 'spread', text: '[]' }]
  const returned =
    (ts.isReturnStatement(parent) && parent.expression === node) || (ts.isArrowFunction(parent) && parent.body === node)
  if (!returned || isPlain(node)) return []
  return [{ operator: 'result', text: 'undefined' }]
}

/** Literals are changed by operators of their own. */
const isPlain = (node: ts.Expression): boolean =>
  ts.isLiteralExpression(node) ||
  ts.isTemplateExpression(node) ||
  ts.isArrayLiteralExpression(node) ||
  node.kind === ts.SyntaxKind.TrueKeyword ||
  node.kind === ts.SyntaxKind.FalseKeyword ||
  (ts.isIdentifier(node) && node.text === 'undefined')

/** What can be changed because of what the expression is. */
function forms(node: ts.Expression): readonly Change[] {
  if (ts.isBinaryExpression(node)) return binary(node)
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return [{ operator: 'not', text: node.operand.getText() }]
  }
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text)
    return [value + 1, value - 1].map((text) => ({ operator: 'number', text: String(text) }))
  }
  if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ operator: 'boolean', text: 'false' }]
  if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ operator: 'boolean', text: 'true' }]
  if (isText(node)) return isForDevelopers(node) ? [] : [{ operator: 'string', text: "''" }]
  if (ts.isArrayLiteralExpression(node)) return node.elements.length > 0 ? [{ operator: 'array', text: '[]' }] : []
  if (ts.isCallExpression(node)) return call(node)
  if (ts.isRegularExpressionLiteral(node)) return anchors(node.text)
  return []
}

function binary({ left, operatorToken: { kind }, right }: ts.BinaryExpression): readonly Change[] {
  const swap = (operator: Change['operator'], token: string): readonly Change[] => [
    { operator, text: `${left.getText()} ${token} ${right.getText()}` },
  ]
  const logic = LOGIC.get(kind)
  if (logic) return swap('logic', logic)
  if (kind === ts.SyntaxKind.QuestionQuestionToken) return [{ operator: 'logic', text: left.getText() }]
  const comparison = COMPARISON.get(kind)
  if (comparison) return swap('comparison', comparison)
  const arithmetic = ARITHMETIC.get(kind)
  return arithmetic && !isText(left) && !isText(right) ? swap('arithmetic', arithmetic) : []
}

function call(node: ts.CallExpression): readonly Change[] {
  const { expression } = node
  const changes: Change[] = []
  if (ts.isPropertyAccessExpression(expression) && CHAIN.test(expression.name.text)) {
    changes.push({ operator: 'chain', text: expression.expression.getText() })
  }
  if (ts.isOptionalChain(node)) changes.push({ operator: 'call', text: 'undefined' })
  return changes
}

function anchors(text: string): readonly Change[] {
  const end = /\$(?=\/[a-z]*$)/
  return [
    ...(text.startsWith('/^') ? [`/${text.slice(2)}`] : []),
    ...(end.test(text) && !/\\\$\/[a-z]*$/.test(text) ? [text.replace(end, '')] : []),
  ].map((changed) => ({ operator: 'anchor', text: changed === '/' || changed.startsWith('//') ? '/(?:)/' : changed }))
}

const isText = (node: ts.Node): boolean =>
  (ts.isStringLiteral(node) && node.text !== '') ||
  (ts.isNoSubstitutionTemplateLiteral(node) && node.text !== '') ||
  ts.isTemplateExpression(node)

/** The text of an error that is thrown: what it says to a developer is not tested. */
const isForDevelopers = ({ parent }: ts.Node): boolean =>
  ts.isNewExpression(parent) && parent.expression.getText().endsWith('Error')
