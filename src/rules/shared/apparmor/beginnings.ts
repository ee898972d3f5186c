/** More than these are not told apart. */
const MOST = 64

/** What the paths of a pattern begin with, up to the first wildcard: one text for each way through its leading alternations. */
export function beginningsOf(glob: string): readonly string[] {
  const found: string[] = []
  const todo = [glob]
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const plain = /^[^*?[{]*/.exec(next)?.[0] ?? ''
    const end = next[plain.length] === '{' ? closing(next, plain.length) : -1
    if (end < 0 || found.length + todo.length > MOST) found.push(plain)
    else {
      for (const choice of choices(next.slice(plain.length + 1, end))) todo.push(plain + choice + next.slice(end + 1))
    }
  }
  return found
}

/** Where the brace that opens at an offset is closed; -1 when it is not. */
function closing(text: string, open: number): number {
  let depth = 0
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i
  }
  return -1
}

/** The alternatives between two braces. */
function choices(inside: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] === '{') depth++
    if (inside[i] === '}') depth--
    if (inside[i] !== ',' || depth > 0) continue
    parts.push(inside.slice(start, i))
    start = i + 1
  }
  return [...parts, inside.slice(start)]
}
