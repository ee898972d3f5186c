/** What a place in a rule is for. */
export interface Spot {
  readonly what: 'statement' | 'source' | 'target' | 'class' | 'permission' | 'argument' | 'comment'
  /** For `permission`: the classes named before it. */
  readonly classes: readonly string[]
}

/** Statements that have a class and permissions after a colon. */
const RULE = /^(?:allow|auditallow|dontaudit|neverallow|auditdeny)(?:xperm)?\b/
/** Longer statements are looked at from here on only. */
const REACH = 4000

/** What may stand at an offset, told by the statement's text up to there; works in the midst of typing, when nothing else can be read. */
export function spotAt(text: string, offset: number): Spot {
  const reach = text.slice(Math.max(0, offset - REACH), offset)
  const line = reach.slice(reach.lastIndexOf('\n') + 1)
  const none = { classes: [] as readonly string[] }
  if (/^\s*(?:#|dnl\b)/.test(line) || /\s#/.test(line)) return { what: 'comment', ...none }
  if (/\w\([^()]*$/.test(line)) return { what: 'argument', ...none }
  const statement = reach
    .slice(Math.max(reach.lastIndexOf(';'), reach.lastIndexOf('`'), lastKeyword(reach) - 1) + 1)
    .trimStart()
  if (!RULE.test(statement)) return { what: 'statement', ...none }
  const [head, tail] = splitOnce(statement, ':')
  if (tail === undefined) {
    const parts = head
      .replace(/\{[^{}]*\}/g, 'x')
      .replace(/\{[^{}]*$/, '{')
      .split(/\s+/)
      .filter(Boolean)
    return { what: parts.length < 2 || (parts.length === 2 && !/\s$/.test(head)) ? 'source' : 'target', ...none }
  }
  const classes = /^\s*(?:\{([^{}]*)\}|([\w$]+))\s/.exec(tail)
  return classes
    ? { what: 'permission', classes: (classes[1] ?? classes[2] ?? '').split(/\s+/).filter(Boolean) }
    : { what: 'class', ...none }
}

function lastKeyword(text: string): number {
  let last = -1
  for (const { index, 0: found } of text.matchAll(
    /(?:^|\n)[ \t]*(?=(?:allow|auditallow|dontaudit|neverallow)(?:xperm)?\b)/g,
  )) {
    last = index + found.length
  }
  return last
}

function splitOnce(text: string, separator: string): readonly [string, string?] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
