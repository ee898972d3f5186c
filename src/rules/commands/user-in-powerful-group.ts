import type { Argument, Command } from '../../core/facts/command.ts'
import type { Rule } from '../../core/rule.ts'
import { POWERFUL_GROUPS } from '../../knowledge/host/groups.ts'

/** Docker docs, "Linux post-installation steps": the docker group grants root-level privileges. */
export const userInPowerfulGroup: Rule = {
  id: 'user-in-powerful-group',
  title: "User joins a group with root's power",
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'none',
  aliases: [],
  references: ['https://docs.docker.com/engine/install/linux-postinstall/'],
  on: {
    command(command, { report }) {
      const inImage = command.phase === 'build'
      if (inImage ? !command.script.kept : command.phase !== 'provision') return
      const { user, groups } = joined(command)
      const group = groups.find((one) => POWERFUL_GROUPS.has(one))
      if (group === undefined) return
      report({
        span: command.span,
        subject: command.subject,
        evidence: `group ${group}`,
        values: {
          group,
          who: user === undefined ? 'a user' : `the user \`${user}\``,
          power: POWERFUL_GROUPS.get(group) ?? '',
        },
        message: inImage
          ? 'This adds {who} of the image to the group `{group}`. With the socket or device that the group is for, a member {power}: code that runs as this user can then take over the host. Leave the user out of the group.'
          : 'This adds {who} to the group `{group}`. A member {power}, so code that runs as this user can become root without a password. Run such commands with `sudo`, or use the rootless mode of the program.',
        // The user of Vagrant's boxes can become root anyway.
        ...(inImage && { threat: { needs: 'flaw', reaches: 'others' } as const }),
        ...(user === 'vagrant' && { threat: { needs: 'flaw', reaches: 'workload' } as const }),
      })
    },
  },
}

/** Who is made a member of what; an unknown user is undefined, as is a group that a variable names. */
function joined(command: Command): { readonly user: string | undefined; readonly groups: readonly string[] } {
  const { program, operands } = command
  const [first, second] = operands.map(({ value }: Argument) => value)
  const option = (...names: readonly string[]): readonly string[] => command.option(...names)?.value?.split(',') ?? []
  switch (program) {
    case 'usermod':
    case 'useradd':
      return { user: operands.at(-1)?.value, groups: option('-G', '--groups') }
    case 'adduser':
    case 'addgroup':
      return { user: first, groups: [...(second === undefined ? [] : [second]), ...option('-G', '--ingroup')] }
    case 'gpasswd': {
      const [user] = option('-a', '--add')
      return { user, groups: user === undefined ? [] : operands.flatMap(({ value }) => value ?? []) }
    }
    case 'groupmems':
      return { user: option('-a', '--add')[0], groups: option('-g', '--group') }
    default:
      return { user: undefined, groups: [] }
  }
}
