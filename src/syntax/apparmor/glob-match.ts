import { edgesMeet, edgesOf, hasEdges } from './glob-edges.ts'
import { accepts, samplePath } from './glob-sample.ts'
import { closure, machineOf, meet, takes } from './glob.ts'

/** Questions that would take longer are not answered. */
const MOST_STEPS = 20_000
/** Answers to questions that are asked again: each rule asks the same of each path. */
const ANSWERS = new Map<string, boolean>()
const MOST_ANSWERS = 20_000

/** Whether some path is in both globs. False where that is not known. */
export function globsOverlap(a: string, b: string): boolean {
  if (!edgesMeet(edgesOf(a), edgesOf(b))) return false
  const [left, right] = [machineOf(a), machineOf(b)]
  if (!left || !right) return false
  const width = right.steps.length
  const seen = new Set<number>()
  const todo: number[] = []
  const visit = (x: number, y: number): void => {
    const pair = x * width + y
    if (seen.has(pair)) return
    seen.add(pair)
    todo.push(pair)
  }
  visit(0, 0)
  for (let pair = todo.pop(); pair !== undefined; pair = todo.pop()) {
    const x = Math.floor(pair / width)
    const y = pair % width
    if (x === left.steps.length - 1 && y === width - 1) return true
    if (seen.size > MOST_STEPS) return false
    for (const to of left.free[x] ?? []) visit(to, y)
    for (const to of right.free[y] ?? []) visit(x, to)
    for (const one of left.steps[x] ?? []) {
      for (const other of right.steps[y] ?? []) if (meet(one.on, other.on)) visit(one.to, other.to)
    }
  }
  return false
}

/** Whether every path of `inner` is in `outer`. False where that is not known. */
export function globCovers(outer: string, inner: string): boolean {
  if (outer === inner) return true
  const sample = samplePath(inner)
  if (sample === undefined || !hasEdges(sample, edgesOf(outer))) return false
  const question = `${outer}\n${inner}`
  const before = ANSWERS.get(question)
  if (before !== undefined) return before
  if (ANSWERS.size > MOST_ANSWERS) ANSWERS.clear()
  const answer = covers(outer, inner, sample)
  ANSWERS.set(question, answer)
  return answer
}

/** @param sample a path of `inner` */
function covers(outer: string, inner: string, sample: string): boolean {
  const [wide, narrow] = [machineOf(outer), machineOf(inner)]
  if (!wide || !narrow || !accepts(wide, sample)) return false
  const alphabet = [...new Set([...wide.alphabet, ...narrow.alphabet, '/', ''])]
  const seen = new Set<string>()
  const todo: (readonly [number, readonly number[]])[] = []
  const visit = (x: number, set: readonly number[]): void => {
    const key = `${x} ${set.join(',')}`
    if (seen.has(key)) return
    seen.add(key)
    todo.push([x, set])
  }
  visit(0, closure(wide, [0]))
  let steps = 0
  for (let item = todo.pop(); item; item = todo.pop()) {
    const [x, set] = item
    if (x === narrow.steps.length - 1 && !set.includes(wide.steps.length - 1)) return false
    for (const to of narrow.free[x] ?? []) visit(to, set)
    for (const { on, to } of narrow.steps[x] ?? []) {
      for (const c of on.not ? alphabet : on.characters.split('')) {
        if (!takes(on, c)) continue
        const next = set.flatMap((state) =>
          (wide.steps[state] ?? []).filter((one) => takes(one.on, c)).map((one) => one.to),
        )
        // From every state there is a way to the end, so this is the beginning of a path that only `inner` has.
        if (next.length === 0 || (steps += set.length + 1) > MOST_STEPS * 2) return false
        visit(to, closure(wide, next))
      }
    }
  }
  return true
}

/** What stands before the first glob character. */
export function literalPrefix(glob: string): string {
  return /^[^*?[{\\]*/.exec(glob)?.[0] ?? ''
}

/** Whether a glob stands for one path. */
export function isExact(glob: string): boolean {
  return !/(?<!\\)[*?[{]/.test(glob)
}
