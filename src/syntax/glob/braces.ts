/** More alternatives, or more characters in all of them together, are refused: they would be compared with every path. */
const MOST = 256
const LONGEST = 10_000

/**
 * The patterns that braces stand for, as in bash(1), "Brace Expansion": `a.{yml,yaml}`, nested, and ranges such as `{1..9}`. Braces without a
 * comma or a range mean themselves, as do escaped ones.
 * @returns undefined when they are too many
 */
export function expandBraces(pattern: string): readonly string[] | undefined {
  const done: string[] = []
  const todo = [pattern]
  let length = 0
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const group = firstGroup(next)
    if (!group) {
      length += next.length
      if (done.push(next) > MOST || length > LONGEST) return undefined
      continue
    }
    if (group.choices.length > MOST) return undefined
    const [before, after] = [next.slice(0, group.start), next.slice(group.end)]
    for (let i = group.choices.length - 1; i >= 0; i--) todo.push(before + (group.choices[i] ?? '') + after)
    if (todo.length > MOST) return undefined
  }
  return done
}

interface Group {
  readonly start: number
  readonly end: number
  readonly choices: readonly string[]
}

/** The first braces that stand for something else. */
function firstGroup(text: string): Group | undefined {
  const open: { readonly start: number; readonly commas: number[] }[] = []
  let outermost: Group | undefined
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\\') i++
    else if (c === '{') open.push({ start: i, commas: [] })
    else if (c === ',') open.at(-1)?.commas.push(i)
    else if (c === '}') {
      const group = open.pop()
      if (!group) continue
      const choices = choicesOf(text, group.start, group.commas, i)
      // What is inside is found again in each choice.
      if (choices && (!outermost || group.start < outermost.start)) {
        outermost = { start: group.start, end: i + 1, choices }
      }
      if (outermost && open.length === 0) return outermost
    }
  }
  return outermost
}

function choicesOf(text: string, start: number, commas: readonly number[], end: number): readonly string[] | undefined {
  if (commas.length > 0) return [start, ...commas].map((at, index) => text.slice(at + 1, commas[index] ?? end))
  const [, first = '', last = ''] = /^(-?\d{1,9}|[a-z])\.\.(-?\d{1,9}|[a-z])$/i.exec(text.slice(start + 1, end)) ?? []
  if (first === '') return undefined
  const letters = !/\d/.test(first) && !/\d/.test(last)
  if (!letters && !(/\d/.test(first) && /\d/.test(last))) return undefined
  const [from, to] = letters ? [first.charCodeAt(0), last.charCodeAt(0)] : [Number(first), Number(last)]
  const step = from <= to ? 1 : -1
  // One more than is allowed is enough to be refused.
  return Array.from({ length: Math.min(Math.abs(to - from), MOST) + 1 }, (_, i) =>
    letters ? String.fromCharCode(from + i * step) : String(from + i * step),
  )
}
