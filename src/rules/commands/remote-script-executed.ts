import type { Rule } from '../../core/rule.ts'
import type { Command, WindowsCommand } from '../../core/facts/command.ts'
import type { Report } from '../../core/rule.ts'
import { remoteScript, type RemoteScript } from '../shared/commands/remote-script.ts'
import { windowsRemoteScript } from '../shared/commands/windows-download.ts'

/** CIS Docker Benchmark 4.11; NIST SP 800-190 4.1.3. */
export const remoteScriptExecuted: Rule = {
  id: 'remote-script-executed',
  title: 'A script from the network is executed unseen',
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:4.11'],
  references: ['CIS Docker Benchmark 4.11', 'NIST SP 800-190 4.1.3', 'CWE-494'],
  on: {
    command(command, { report }) {
      const found = remoteScript(command)
      if (found && !found.vendor) report(executed(command, found))
    },
    windowsCommand(command, { report }) {
      const found = windowsRemoteScript(command)
      if (found && !found.vendor) report(executed(command, found))
    },
  },
}

function executed(command: Command | WindowsCommand, { span, address, runner }: RemoteScript): Report {
  return {
    span,
    subject: command.subject,
    evidence: `${address?.place ?? command.program ?? ''} ${runner}`,
    message:
      'What {address} serves is executed by `{runner}` as it comes: anyone who controls that server, or the account behind it, runs code {place}. Install a package, or fetch a fixed version and compare it with a checksum before it runs.',
    values: {
      address: address ? `\`${address.shown}\`` : 'the server',
      runner,
      place:
        command.phase === 'provision'
          ? 'in the machine, mostly as root'
          : command.phase === 'start'
            ? 'in the container at every start'
            : 'in the build and in the image',
    },
  }
}
