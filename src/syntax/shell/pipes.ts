import type { ShellCommand, ShellCompound, ShellScript } from './model.ts'

/** How far a pipeline is followed: commands looked at, and compounds around each. */
const MAX_COMMANDS = 500
const MAX_COMPOUNDS = 20

/**
 * The commands that read what `script.commands[index]` writes to its output: those after it in its pipeline, and in the pipelines of
 * the compounds it stands in (`(curl ...; true) | sh`), with all commands inside a compound that stands there (`curl ... | { sh; }`).
 */
export function consumersOf(script: ShellScript, index: number): readonly ShellCommand[] {
  const source = script.commands[index]
  if (!source) return []
  const writers = around(script, source).filter((item) => item.separator === '|' || item.separator === '|&')
  const found: ShellCommand[] = []
  for (let i = index + 1; i < script.commands.length && i < index + MAX_COMMANDS && writers.length > 0; i++) {
    const command = script.commands[i]
    if (!command || command.parent !== source.parent) continue
    const shared = around(script, command).filter((item) => writers.some((writer) => writer.pipeline === item.pipeline))
    if (shared.length === 0) break
    if (shared.some((item) => !writers.includes(item))) found.push(command)
  }
  return found
}

/** The command and the compounds around it, innermost first. */
function around(script: ShellScript, command: ShellCommand): readonly (ShellCommand | ShellCompound)[] {
  const items: (ShellCommand | ShellCompound)[] = [command]
  let compound = command.compound === undefined ? undefined : script.compounds[command.compound]
  while (compound && items.length <= MAX_COMPOUNDS) {
    items.push(compound)
    compound = compound.compound === undefined ? undefined : script.compounds[compound.compound]
  }
  return items
}
