import type { Argument, Command, Script } from '../../../../core/facts/command.ts'

/** Where package managers read their configuration. */
const CONFIGURATION = /\/(?:apt\.conf(?:\.d)?|dnf\.conf|dnf\/|yum\.conf|yum\/|zypp\.conf|zypp\/|pip\.conf|\.?npmrc)/

/**
 * Whether the script or one before it writes an option to a configuration file; also when it writes such a file and what it writes
 * cannot be seen.
 * @param option how the option is spelt: `/install-recommends/i`
 */
export function isConfigured(script: Script, option: RegExp): boolean {
  return [...script.earlier(), script].some(({ commands }) =>
    commands.some((command) => {
      if (!filesOf(command).some(({ text }) => CONFIGURATION.test(text))) return false
      return writersOf(command).every(
        (writer) => writer.program === 'cat' || writer.args.some(({ text }) => option.test(text)),
      )
    }),
  )
}

function filesOf({ program, operands, outputs }: Command): readonly Argument[] {
  return program === 'tee' || program === 'cp' || program === 'sed' ? [...operands, ...outputs] : outputs
}

/** The commands whose words become the file's text: the command itself, or for `tee` those that feed it. */
function writersOf(command: Command): readonly Command[] {
  if (command.program !== 'tee') return [command]
  return command.script.commands.filter((other) => other !== command && other.pipeline === command.pipeline)
}
