/** More ways through the alternations of a glob are not told apart. */
const MOST = 64
/** Braces that stand in a character class, and escapes: what is an alternation is then not told by looks. */
const UNCLEAR = /\\|\[[^\]]*[{}][^\]]*\]/

/** How the paths of a glob begin and end, as far as that is plain text. */
export interface Edges {
  readonly beginnings: readonly string[]
  readonly endings: readonly string[]
}

const KNOWN = new Map<string, Edges>()
const MOST_KNOWN = 20_000

/** The edges of a glob, worked out once. */
export function edgesOf(glob: string): Edges {
  let edges = KNOWN.get(glob)
  if (!edges) {
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
    KNOWN.set(glob, (edges = { beginnings: beginningsOf(glob), endings: endingsOf(glob) }))
  }
  return edges
}

/** Whether some path could have the edges of both: false rules out that two globs overlap, true proves nothing. */
export function edgesMeet(a: Edges, b: Edges): boolean {
  return (
    a.beginnings.some((one) => b.beginnings.some((other) => one.startsWith(other) || other.startsWith(one))) &&
    a.endings.some((one) => b.endings.some((other) => one.endsWith(other) || other.endsWith(one)))
  )
}

/** Whether a path has the edges of a glob: false rules out that the glob matches it. */
export function hasEdges(path: string, { beginnings, endings }: Edges): boolean {
  return beginnings.some((one) => path.startsWith(one)) && endings.some((one) => path.endsWith(one))
}

/** What the paths of a glob begin with, up to the first wildcard: one text for each way through its leading alternations. */
function beginningsOf(glob: string): readonly string[] {
  const unclear = UNCLEAR.test(glob)
  return walk(glob, (text) => {
    const plain = /^[^*?[{\\]*/.exec(text)?.[0] ?? ''
    const end = text[plain.length] === '{' && !unclear ? closing(text, plain.length) : -1
    if (end < 0) return { plain, next: [] }
    const tail = text.slice(end + 1)
    return { plain, next: choices(text.slice(plain.length + 1, end)).map((choice) => plain + choice + tail) }
  })
}

/** What they end with, behind the last wildcard. */
function endingsOf(glob: string): readonly string[] {
  if (UNCLEAR.test(glob)) return ['']
  return walk(glob, (text) => {
    let start = text.length
    while (start > 0 && !'*?]}'.includes(text[start - 1] ?? '')) start--
    const plain = text.slice(start)
    const open = text[start - 1] === '}' ? opening(text, start - 1) : -1
    if (open < 0) return { plain, next: [] }
    const head = text.slice(0, open)
    return { plain, next: choices(text.slice(open + 1, start - 1)).map((choice) => head + choice + plain) }
  })
}

/** Follows a text through the alternation at its edge, until plain text is left of each way. */
function walk(
  glob: string,
  step: (text: string) => { readonly plain: string; readonly next: readonly string[] },
): readonly string[] {
  const found: string[] = []
  const todo = [glob]
  for (let text = todo.pop(); text !== undefined; text = todo.pop()) {
    const { plain, next } = step(text)
    if (next.length === 0 || found.length + todo.length + next.length > MOST) found.push(plain)
    else for (const one of next) todo.push(one)
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

/** Where the brace that closes at an offset is opened; -1 when it is not. */
function opening(text: string, close: number): number {
  let depth = 0
  for (let i = close; i >= 0; i--) {
    if (text[i] === '}') depth++
    else if (text[i] === '{' && --depth === 0) return i
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
