import type { Command } from '../../../../core/facts/command.ts'
import type { Rule } from '../../../../core/rule.ts'
import type { PackageManagerId } from '../../../../knowledge/packages/manager.ts'
import { isPinned } from '../../../../knowledge/packages/pins.ts'
import { packageCall } from './call.ts'

/** How many of the script's commands before one are looked at. */
const MAX_BEFORE = 50

/** The words a variable stands for that is a word of its own, where the script or what surrounds it sets it to a plain text. */
function namesBehind(text: string, command: Command): readonly string[] {
  const name = /^\$(?:\{(\w+)\}|(\w+))$/.exec(text)
  const variable = name?.[1] ?? name?.[2]
  if (variable === undefined) return []
  const { commands } = command.script
  const before = commands.slice(0, commands.indexOf(command)).slice(-MAX_BEFORE)
  const set = before.findLast(
    ({ program, assignments }) => program === undefined && assignments.some((one) => one.name === variable),
  )
  const value = set
    ? set.assignments.find((one) => one.name === variable)?.value
    : command.script.variable(variable)?.value
  // Options hide in variables as well; then what stands beside them may be their values.
  return value === undefined || /(?:^|\s)-/.test(value) ? [] : value.split(/\s+/).filter(Boolean)
}

/** Finds installations of packages without a version. */
export function unpinned(...managers: readonly PackageManagerId[]): Rule['on'] {
  return {
    command(command, { report }) {
      const call = packageCall(command, ...managers)
      // `yarn install` takes no packages: its words are values of options.
      if (
        !call?.versioned ||
        command.phase !== 'build' ||
        (call.manager.id === 'yarn' && !call.subcommand.endsWith('add'))
      ) {
        return
      }
      const loose = call.packages.flatMap((index) => {
        const word = command.args[index]
        const names =
          word === undefined ? [] : word.value === undefined ? namesBehind(word.text, command) : [word.value]
        return names.filter((name) => !isPinned(call.manager.id, name))
      })
      const [first] = loose
      if (!first) return
      report({
        span: call.span,
        subject: command.subject,
        evidence: `install ${first}`,
        message:
          loose.length === 1
            ? 'Package `{name}` is installed without a version: the next build may get another one, tested by nobody. Pin it as `{form}`.'
            : 'Package `{name}` and {others} more are installed without a version: the next build may get others, tested by nobody. Pin them as `{form}`.',
        values: { name: first, others: loose.length - 1, form: call.manager.pinForm },
      })
    },
  }
}
