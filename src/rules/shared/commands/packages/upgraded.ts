import type { Rule } from '../../../../core/rule.ts'
import type { PackageManagerId } from '../../../../knowledge/packages/manager.ts'
import { evidenceOf, nameOf, packageCall } from './call.ts'

/**
 * Finds upgrades of all packages of the base image.
 * @param subcommands which of the managers' subcommands
 */
export function upgraded(managers: readonly PackageManagerId[], subcommands: readonly string[]): Rule['on'] {
  return {
    command(command, { report }) {
      const call = packageCall(command, ...managers)
      if (
        call?.action !== 'upgrade' ||
        command.phase !== 'build' ||
        !subcommands.includes(call.subcommand) ||
        call.packages.length > 0
      ) {
        return
      }
      report({
        span: call.span,
        subject: command.subject,
        evidence: evidenceOf(call),
        message:
          '`{call}` replaces packages of the base image: each build gives another image, and both versions stay in its layers. Build on a newer base image, and upgrade single packages by name.',
        values: { call: nameOf(call) },
      })
    },
  }
}
