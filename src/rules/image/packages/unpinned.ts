import type { Rule } from '../../../core/rule.ts'
import type { PackageManagerId } from '../../../knowledge/package-managers.ts'
import { isPinned } from '../../../knowledge/package-pins.ts'
import { packageCall } from './call.ts'

/** Finds installations of packages without a version. */
export function unpinned(...managers: readonly PackageManagerId[]): Rule['on'] {
  return {
    command(command, { report }) {
      const call = packageCall(command, ...managers)
      // `yarn install` takes no packages: its words are values of options.
      if (!call?.versioned || (call.manager.id === 'yarn' && !call.subcommand.endsWith('add'))) return
      const loose = call.packages.flatMap((index) => {
        const word = command.args[index]
        return word?.value !== undefined && !isPinned(call.manager.id, word.value) ? [word.value] : []
      })
      const [first] = loose
      if (!first) return
      report({
        span: call.span,
        subject: command.subject,
        evidence: `install ${first}`,
        message: loose.length === 1
          ? 'Package `{name}` is installed without a version: the next build may get another one, tested by nobody. Pin it as `{form}`.'
          : 'Package `{name}` and {others} more are installed without a version: the next build may get others, tested by nobody. Pin them as `{form}`.',
        values: { name: first, others: loose.length - 1, form: call.manager.pinForm },
      })
    },
  }
}
