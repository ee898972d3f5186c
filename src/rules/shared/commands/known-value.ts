import type { Argument, Command } from '../../../core/facts/command.ts'

const VARIABLE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g

/**
 * The value of a word whose variables are constants of its surroundings: an ENV, or an ARG with its default. Undefined where another one
 * decides, or the script itself sets one of them.
 */
export function knownValue({ text, value }: Argument, { script }: Command): string | undefined {
  if (value !== undefined || !text.includes('$')) return value
  let isKnown = !/[`\\']|\$[({]?[^A-Za-z_{]|\$\{[^}]*[^}\w]/.test(text)
  const filled = text.replace(VARIABLE, (whole: string, plain?: string, braced?: string) => {
    const name = plain ?? braced ?? ''
    const given = script.commands.some(({ assignments }) => assignments.some((one) => one.name === name))
      ? undefined
      : script.variable(name)?.value
    if (given === undefined) isKnown = false
    return given ?? whole
  })
  return isKnown ? filled.replace(/^"(.*)"$/s, '$1') : undefined
}
