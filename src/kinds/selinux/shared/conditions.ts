// What a condition over booleans is by default: true, false, or undefined where a value that matters is not known.

/** Parentheses in parentheses deeper than this are not looked into. */
const DEEPEST = 20

type Truth = boolean | undefined
type ValueOf = (name: string) => Truth

/** Operators of the policy language from the weakest to the strongest, as checkmodule's grammar ranks them. */
const OPERATORS: readonly (readonly string[])[] = [['||'], ['^', 'xor'], ['&&'], ['==', '!=']]

/** Combines what two sides are; `operator` is the policy language's or CIL's. */
export function combine(operator: string, one: Truth, other: Truth): Truth {
  switch (operator) {
    case '||':
    case 'or':
      return one === true || other === true ? true : one === false && other === false ? false : undefined
    case '&&':
    case 'and':
      return one === false || other === false ? false : one === true && other === true ? true : undefined
  }
  if (one === undefined || other === undefined) return undefined
  return operator === '==' || operator === 'eq' ? one === other : one !== other
}

/** The opposite of what is known. */
export function opposite(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth
}

/** What `a && !b` is by default; undefined too for what is no such condition, as where m4 has a say. */
export function truthOf(condition: string, valueOf: ValueOf): Truth {
  const tokens = condition.match(/\|\||&&|[=!]=|\w+|\S/g) ?? []
  const read = { at: 0, sound: true }
  const level = (rank: number, depth: number): Truth => {
    const operators = OPERATORS[rank]
    if (!operators) return operand(depth)
    let left = level(rank + 1, depth)
    for (let token = tokens[read.at]; token !== undefined && operators.includes(token); token = tokens[read.at]) {
      read.at++
      left = combine(token, left, level(rank + 1, depth))
    }
    return left
  }
  const operand = (depth: number): Truth => {
    const token = tokens[read.at++]
    if (token === undefined || depth > DEEPEST) read.sound = false
    else if (token === '!') return opposite(operand(depth + 1))
    else if (token === '(') {
      const inner = level(0, depth + 1)
      if (tokens[read.at++] !== ')') read.sound = false
      return inner
    } else if (/^\w+$/.test(token)) return token === 'true' ? true : token === 'false' ? false : valueOf(token)
    else read.sound = false
    return undefined
  }
  const truth = level(0, 0)
  return read.sound && read.at === tokens.length ? truth : undefined
}
