/** One character of a path's regular expression as it is read: what it is, and whether it is in brackets. */
interface Piece {
  readonly offset: number
  readonly text: string
  readonly bracketed: boolean
}

/** The expression's characters, an escaped one together with its backslash. */
function pieces(pattern: string): readonly Piece[] {
  const result: Piece[] = []
  let bracket = -1
  for (let at = 0; at < pattern.length; at++) {
    const text = pattern[at] === '\\' ? pattern.slice(at, at + 2) : (pattern[at] ?? '')
    const bracketed = bracket >= 0
    if (!bracketed && text === '[') bracket = at
    // A bracket right after the opening one, or after its ^, is an ordinary character.
    else if (bracketed && text === ']' && at > bracket + (pattern[bracket + 1] === '^' ? 2 : 1)) bracket = -1
    result.push({ offset: at, text, bracketed })
    at += text.length - 1
  }
  return result
}

/** Offsets of dots that stand for one arbitrary character, where a dot is most likely meant. */
export function literalDots(pattern: string): readonly number[] {
  const all = pieces(pattern)
  return all.flatMap(({ offset, text, bracketed }, index) =>
    text === '.' && !bracketed && !/^[*+?{]/.test(all[index + 1]?.text ?? '') ? [offset] : [],
  )
}

/** Offsets of `*` and `+` that repeat one plain character, as a shell's pattern would not. */
export function globStars(pattern: string): readonly number[] {
  const all = pieces(pattern)
  return all.flatMap(({ offset, text, bracketed }, index) => {
    const before = all[index - 1]
    return (text === '*' || text === '+') && !bracketed && before && /^[\w/-]$/.test(before.text) ? [offset] : []
  })
}

/** Where the expression cannot be compiled, and why; undefined when nothing certain speaks against it. */
export function brokenAt(pattern: string): { readonly offset: number; readonly why: string } | undefined {
  const all = pieces(pattern)
  const open: number[] = []
  for (const [index, { offset, text, bracketed }] of all.entries()) {
    if (text === '\\') return { offset, why: 'the backslash at its end escapes nothing' }
    if (bracketed) continue
    if (text === '(') open.push(offset)
    if (text === ')' && open.pop() === undefined) return { offset, why: 'this parenthesis closes nothing' }
    if ((text === '*' || text === '+' || text === '?') && all[index - 1]?.text === '|') {
      return { offset, why: `nothing stands before the ${text}` }
    }
  }
  const last = open[0]
  if (last !== undefined) return { offset: last, why: 'this parenthesis is never closed' }
  const end = all.at(-1)
  return end?.bracketed === true && end.text !== ']'
    ? { offset: pattern.lastIndexOf('['), why: 'this bracket is never closed' }
    : undefined
}

/** How many paths an expression is spread into. */
const MOST_PATHS = 32

/** One step of a simple expression: any text, an escaped character, a flat group, a set of characters, a character. */
const STEP = /(?:\.[*+]|\[\^?[^[\]]+\][*+]|\\.|\([^()[\]*+{}\\]*\)|\[[\w-]+\]|[^[\](){}*+?|^$\\])/y

/**
 * The paths a simple expression stands for: `/etc/g?shadow(-|bak)?` is six of them. What matches a whole tree is named by its top folder, and
 * `*` stands for any text within a path. Empty for what is not simple.
 */
export function literalPaths(pattern: string): readonly string[] {
  let paths: readonly string[] = ['']
  const top = pattern.replace(/(?:\(\/\.\*\)\?|\/\.\*)$/, '')
  for (let at = 0; at < top.length; ) {
    STEP.lastIndex = at
    const step = STEP.exec(top)?.[0]
    if (step === undefined) return []
    at += step.length
    const optional = top[at] === '?'
    if (optional) at++
    const choices = choicesOf(step)
    paths = paths.flatMap((path) => [...(optional ? [path] : []), ...choices.map((choice) => path + choice)])
    if (paths.length > MOST_PATHS) return []
  }
  return paths
}

function choicesOf(step: string): readonly string[] {
  if (/[*+]$/.test(step) && step.length > 1) return ['*']
  if (step.startsWith('(')) return step.slice(1, -1).split('|')
  if (step.startsWith('[')) return step.includes('-') ? ['*'] : step.slice(1, -1).split(/(?!^)/)
  return [step.replace(/^\\/, '')]
}
