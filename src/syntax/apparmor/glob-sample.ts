import { closure, LONGEST, machineOf, takes, type Class, type Machine } from './glob.ts'

const SAMPLES = new Map<string, string | undefined>()
const MOST_SAMPLES = 20_000

/** One path of a glob, a short one; undefined where none is known. Every glob that covers this one matches it. */
export function samplePath(glob: string): string | undefined {
  if (!SAMPLES.has(glob)) {
    if (SAMPLES.size >= MOST_SAMPLES) SAMPLES.clear()
    SAMPLES.set(glob, sampleOf(machineOf(glob)))
  }
  return SAMPLES.get(glob)
}

function sampleOf(machine: Machine | undefined): string | undefined {
  if (!machine) return undefined
  const from: ({ readonly state: number; readonly text: string } | undefined)[] = []
  const reached = new Set([0])
  for (const state of reached) {
    for (const to of machine.free[state] ?? []) {
      if (!reached.has(to)) from[to] = { state, text: '' }
      reached.add(to)
    }
    for (const { on, to } of machine.steps[state] ?? []) {
      const text = characterOf(on)
      if (text === undefined || reached.has(to)) continue
      from[to] = { state, text }
      reached.add(to)
    }
  }
  if (!reached.has(machine.steps.length - 1)) return undefined
  const parts: string[] = []
  for (let back = from[machine.steps.length - 1]; back; back = from[back.state]) parts.push(back.text)
  return parts.reverse().join('')
}

/** A character a class takes. */
function characterOf(on: Class): string | undefined {
  return on.not ? ['x', 'y', 'z', '0', '~'].find((c) => takes(on, c)) : on.characters[0]
}

/** Whether a machine takes a text. */
export function accepts(machine: Machine, text: string): boolean {
  let states = closure(machine, [0])
  for (let i = 0; i < text.length && states.length > 0; i++) {
    const c = text[i] ?? ''
    states = closure(
      machine,
      states.flatMap((state) => (machine.steps[state] ?? []).filter(({ on }) => takes(on, c)).map(({ to }) => to)),
    )
  }
  return states.includes(machine.steps.length - 1)
}

/** The longest text that is in every path of a glob; '' where none is sure to be. */
export function fixedPart(glob: string): string {
  let longest = ''
  if (glob.length > LONGEST) return longest
  // Braces nest, so alternations go from the inside out; what stands in a class or is escaped counts as a wildcard.
  let rest = glob.replace(/\\.|\[(?:\\.|[^\]\\])*\]?/gs, '*')
  for (let before = ''; before !== rest && rest.includes('{'); ) {
    before = rest
    rest = rest.replace(/\{[^{}]*\}/g, '*')
  }
  for (const part of rest.split(/[*?{},\\]/)) if (part.length > longest.length) longest = part
  return longest
}
