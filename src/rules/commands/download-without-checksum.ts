import type { Command } from '../../core/facts/command.ts'
import type { Rule } from '../../core/rule.ts'
import { isImmutable } from '../../knowledge/packages/installers.ts'
import { downloadsOf, isVerified } from '../shared/commands/download.ts'
import { isVerifiedOnWindows, windowsDownloads, windowsRemoteScript } from '../shared/commands/windows-download.ts'
import { remoteScript } from '../shared/commands/remote-script.ts'

/** CIS Docker Benchmark 4.11 and 4.12. */
export const downloadWithoutChecksum: Rule = {
  id: 'download-without-checksum',
  title: 'A download is not compared with a checksum',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:4.11'],
  references: ['CIS Docker Benchmark 4.11', 'CWE-494'],
  on: {
    command(command, { report }) {
      const { program = '', phase, script, subject } = command
      if (
        (phase !== 'build' && phase !== 'provision') ||
        (program !== 'curl' && program !== 'wget') ||
        isVerified(script) ||
        remoteScript(command)
      ) {
        return
      }
      const [download] = downloadsOf(command)
      if (!download || isImmutable(download.address) || !isStored(command)) return
      report({
        span: download.argument.span,
        subject,
        evidence: `${program} ${download.address.place}`,
        message:
          phase === 'provision'
            ? '`{address}` is taken into the machine as it comes: nothing notices when the file is exchanged on the server. Compare it with a checksum written here (`sha256sum -c`).'
            : '`{address}` is taken into the image as it comes: nothing notices when the file is exchanged on the server. Compare it with a checksum written here (`sha256sum -c`), or use `ADD --checksum=sha256:...`.',
        values: { address: download.address.shown },
      })
    },
    windowsCommand(command, { report }) {
      if (command.phase !== 'build' || isVerifiedOnWindows(command) || windowsRemoteScript(command)) return
      const [download] = windowsDownloads(command)
      if (!download || isImmutable(download.address)) return
      report({
        span: download.span,
        subject: command.subject,
        evidence: `${command.program} ${download.address.place}`,
        message:
          '`{address}` is taken into the image as it comes: nothing notices when the file is exchanged on the server. Compare it with a checksum written here (`Get-FileHash`), or use `ADD --checksum=sha256:...`.',
        values: { address: download.address.shown },
      })
    },
  },
}

const KEEPS = /^(?:tar|bsdtar|unzip|tee|gpg|cpio|dpkg|gunzip|xz)$/

/** Whether the content becomes a file, or is unpacked. */
function isStored(command: Command): boolean {
  if (command.outputs.length > 0) return true
  const readers = command.feeds()
  if (readers.length > 0) return readers.some(({ program = '', outputs }) => outputs.length > 0 || KEEPS.test(program))
  if (command.program === 'wget') return command.option('-O', '--output-document')?.value !== '-'
  return command.hasFlag('-o', '--output', '-O', '--remote-name', '-J')
}
