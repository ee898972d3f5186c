import type { Rule } from '../../core/rule.ts'
import type { Command, WindowsCommand } from '../../core/facts/command.ts'
import type { Report } from '../../core/rule.ts'
import { remoteScript, type RemoteScript } from '../shared/commands/remote-script.ts'
import { windowsRemoteScript } from '../shared/commands/windows-download.ts'

/** The installation pages of the projects; CIS Docker Benchmark 4.11. */
export const vendorScriptExecuted: Rule = {
  id: 'vendor-script-executed',
  title: "A project's installer from the network is executed unseen",
  facet: 'network',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:4.11'],
  references: ['CIS Docker Benchmark 4.11', 'CWE-494'],
  on: {
    command(command, { report }) {
      const found = remoteScript(command)
      if (found?.vendor) report(executed(command, found))
    },
    windowsCommand(command, { report }) {
      const found = windowsRemoteScript(command)
      if (found?.vendor) report(executed(command, found))
    },
  },
}

function executed({ subject, phase }: Command | WindowsCommand, { span, address, runner }: RemoteScript): Report {
  return {
    span,
    subject,
    evidence: `${address?.place ?? ''} ${runner}`,
    message:
      phase === 'provision'
        ? '`{address}` is executed by `{runner}` as it comes: each machine runs and installs whatever is published there that day. Install a package, or fetch a fixed version and compare it with a checksum.'
        : '`{address}` is executed by `{runner}` as it comes: each build runs and installs whatever is published there that day. Copy the tool from its image, install a package, or fetch a fixed version and compare it with a checksum.',
    values: { address: address?.shown ?? '', runner },
  }
}
