/** The characters one step takes: those listed, or with `not` all others. */
export interface Class {
  readonly not: boolean
  readonly characters: string
}

/** A glob as a machine: from each state, steps that take a character, and free ones. State 0 starts, the last one accepts. */
export interface Machine {
  readonly steps: readonly (readonly { readonly on: Class; readonly to: number }[])[]
  readonly free: readonly (readonly number[])[]
  /** Characters that some step names. */
  readonly alphabet: ReadonlySet<string>
}

const NOT_SLASH: Class = { not: true, characters: '/' }
const ANY: Class = { not: true, characters: '' }
/** Longer globs are not looked into. */
export const LONGEST = 4096

/** Machines of globs that are asked for again and again. */
const KNOWN = new Map<string, Machine | undefined>()
const MOST_KNOWN = 5000

/** The machine of a glob, made once; undefined when it is too long or not well formed. */
export function machineOf(glob: string): Machine | undefined {
  if (!KNOWN.has(glob)) {
    if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
    KNOWN.set(glob, machineFor(glob))
  }
  return KNOWN.get(glob)
}

/** The states that are reached from others without a character, these included; in order. */
export function closure(machine: Machine, from: readonly number[]): readonly number[] {
  const seen = new Set(from)
  for (const state of seen) for (const to of machine.free[state] ?? []) seen.add(to)
  return [...seen].sort((a, b) => a - b)
}

/**
 * An AppArmor glob (apparmor.d(5), "Globbing") as a machine with about one state a character, however alternations nest; undefined when it is
 * too long or not well formed. `*` and `**` behind a slash at the end of a path or component take at least one character.
 */
function machineFor(glob: string): Machine | undefined {
  if (glob.length > LONGEST) return undefined
  const steps: { readonly on: Class; readonly to: number }[][] = [[]]
  const free: number[][] = [[]]
  const state = (): number => {
    free.push([])
    return steps.push([]) - 1
  }
  const open: { readonly start: number; readonly ends: number[] }[] = []
  let now = 0
  const step = (on: Class): void => {
    const to = state()
    steps[now]?.push({ on, to })
    now = to
  }
  const loop = (on: Class): void => {
    const to = state()
    free[now]?.push(to)
    steps[to]?.push({ on, to })
    now = to
  }
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i] ?? ''
    if (c === '\\') {
      const escape = /^(?:x([0-9a-f]{2})|([0-7]{3})|(.))/is.exec(glob.slice(i + 1, i + 4))
      if (!escape) return undefined
      i += escape[0].length
      step(
        one(
          escape[1]
            ? String.fromCharCode(parseInt(escape[1], 16))
            : escape[2]
              ? String.fromCharCode(parseInt(escape[2], 8))
              : (escape[3] ?? ''),
        ),
      )
    } else if (c === '*') {
      const deep = glob[i + 1] === '*'
      const behindSlash = glob[i - 1] === '/'
      while (glob[i + 1] === '*') i++
      const atEnd = i + 1 === glob.length || glob[i + 1] === '/'
      if (behindSlash && atEnd) step(NOT_SLASH)
      loop(deep ? ANY : NOT_SLASH)
    } else if (c === '?') step(NOT_SLASH)
    else if (c === '[') {
      const end = closing(glob, i)
      if (end < 0) return undefined
      step(classOf(glob.slice(i + 1, end)))
      i = end
    } else if (c === '{') {
      open.push({ start: now, ends: [] })
      now = branch(free, now, state)
    } else if (c === ',' && open.length > 0) {
      const group = open.at(-1)
      group?.ends.push(now)
      now = branch(free, group?.start ?? 0, state)
    } else if (c === '}') {
      const group = open.pop()
      if (!group) return undefined
      const join = state()
      for (const end of [...group.ends, now]) free[end]?.push(join)
      now = join
    } else step(one(c))
  }
  if (open.length > 0) return undefined
  const accept = state()
  free[now]?.push(accept)
  return { steps, free, alphabet: new Set(steps.flatMap((from) => from.flatMap(({ on }) => on.characters.split('')))) }
}

/** Whether some character is in both. */
export function meet(a: Class, b: Class): boolean {
  if (a.not && b.not) return true
  if (a.not) return meet(b, a)
  for (const c of a.characters) if (b.characters.includes(c) !== b.not) return true
  return false
}

/** Whether a class takes a character; '' stands for one that is named nowhere. */
export function takes({ not, characters }: Class, c: string): boolean {
  return (c !== '' && characters.includes(c)) !== not
}

function one(c: string): Class {
  return { not: false, characters: c }
}

function branch(free: number[][], from: number, state: () => number): number {
  const to = state()
  free[from]?.push(to)
  return to
}

function closing(glob: string, start: number): number {
  for (let i = start + 1; i < glob.length; i++) {
    if (glob[i] === '\\') i++
    else if (glob[i] === ']') return i
  }
  return -1
}

/** `a-z`, `^/`: ranges are written out. */
function classOf(text: string): Class {
  const not = text.startsWith('^')
  let characters = not ? '/' : ''
  for (let i = not ? 1 : 0; i < text.length; i++) {
    if (text[i] === '\\') i++
    const first = text.charCodeAt(i)
    if (text[i + 1] === '-' && i + 2 < text.length) {
      const last = Math.min(text.charCodeAt(i + 2), first + 255)
      for (let code = first; code <= last; code++) characters += String.fromCharCode(code)
      i += 2
    } else characters += text[i] ?? ''
  }
  return { not, characters }
}

/**
 * What is wrong with a glob, in words for a message; undefined when the parser takes it.
 * Variables (`@{NAME}`) are no alternations. Linear.
 */
export function globProblem(glob: string): string | undefined {
  const commas: number[] = []
  let inClass = -1
  for (let i = 0; i < glob.length; i++) {
    const c = glob[i]
    if (c === '\\') {
      i++
    } else if (inClass >= 0) {
      if (c === ']') {
        if (i === inClass + 1) return 'this character class is empty'
        inClass = -1
      }
    } else if (c === '[') inClass = i
    else if (c === ']') return 'this `]` closes no character class'
    else if (c === '@' && glob[i + 1] === '{') {
      // What a variable stands for may hold the comma.
      const variable = /^@\{\w+\}/.exec(glob.slice(i, i + 200))?.[0]
      if (variable && commas.length > 0) commas[commas.length - 1] = 1
      i += (variable?.length ?? 1) - 1
    } else if (c === '{') commas.push(0)
    else if (c === ',' && commas.length > 0) commas[commas.length - 1] = (commas.at(-1) ?? 0) + 1
    else if (c === '}') {
      const count = commas.pop()
      if (count === undefined) return 'this `}` closes no alternation'
      if (count === 0) return 'an alternation needs a comma: `{a,b}`'
    }
  }
  if (inClass >= 0) return 'this `[` is never closed'
  return commas.length > 0 ? 'this `{` is never closed' : undefined
}
