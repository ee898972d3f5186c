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
