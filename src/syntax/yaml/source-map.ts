import type { YamlScalar } from './node.ts'

/**
 * Where the characters of a scalar's text stand in the file, also where escapes, doubled quotes, folded lines or the indentation of a
 * block keep `offsetOf` from saying so: a character's offset is where what stands for it begins. Undefined where that cannot be told.
 */
export function sourceMap(text: string, scalar: YamlScalar): ((index: number) => number | undefined) | undefined {
  if (scalar.offsetOf(0) !== undefined) return (index) => scalar.offsetOf(index)
  const { start, end } = scalar.contentSpan
  const raw = text.slice(start, end)
  const starts = align(raw, scalar)
  if (!starts) return undefined
  return (index) => {
    const at = index === starts.length ? raw.length : starts[index]
    return at === undefined ? undefined : start + at
  }
}

/** Where in the source each character of the text begins. */
function align(raw: string, { text, style }: YamlScalar): number[] | undefined {
  if (style === 'folded') return undefined
  return style === 'literal' ? alignLines(raw, text) : alignFlow(raw, text, style)
}

/** A literal block: every line of the text ends its line of the file. */
function alignLines(raw: string, text: string): number[] | undefined {
  const starts: number[] = []
  const lines = raw.split('\n')
  let at = 0
  let index = 0
  for (const line of text.split('\n')) {
    const written = lines[index++] ?? ''
    const content = written.endsWith('\r') ? written.slice(0, -1) : written
    if (!content.endsWith(line)) return undefined
    const from = at + content.length - line.length
    for (let i = 0; i <= line.length; i++) starts.push(Math.min(from + i, raw.length))
    at += written.length + 1
  }
  starts.pop()
  return starts
}

const FOLD = /[ \t]*(?:\r?\n[ \t]*)+/y
const HEX: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** A plain or quoted scalar: read again beside its text. */
function alignFlow(raw: string, text: string, style: YamlScalar['style']): number[] | undefined {
  const starts: number[] = []
  let at = 0
  while (starts.length < text.length) {
    const c = raw[at]
    if (c === undefined) return undefined
    FOLD.lastIndex = at
    const fold = FOLD.exec(raw)?.[0]
    if (fold !== undefined) {
      const breaks = fold.split('\n').length - 1
      for (let i = 0; i < Math.max(1, breaks - 1); i++) starts.push(at)
      at += fold.length
    } else if (style === 'double' && c === '\\') {
      const next = raw[at + 1] ?? ''
      if (next === '\r' || next === '\n') {
        FOLD.lastIndex = at + 1
        at += 1 + (FOLD.exec(raw)?.[0].length ?? 1)
        continue
      }
      starts.push(at)
      if (next === 'U' && (text.codePointAt(starts.length - 1) ?? 0) > 0xffff) starts.push(at)
      at += 2 + (HEX[next] ?? 0)
    } else {
      starts.push(at)
      at += style === 'single' && c === "'" && raw[at + 1] === "'" ? 2 : 1
    }
  }
  return starts.length === text.length && at === raw.length ? starts : undefined
}
