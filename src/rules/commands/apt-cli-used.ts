import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { evidenceOf, insertFlag, packageCall } from '../shared/commands/packages/call.ts'

/** Subcommands that apt-get has as well and that mean the same there. */
const SHARED: ReadonlySet<string> = new Set([
  'install',
  'reinstall',
  'update',
  'full-upgrade',
  'dist-upgrade',
  'remove',
  'purge',
  'autoremove',
  'autopurge',
  'clean',
  'autoclean',
  'distclean',
  'build-dep',
  'source',
  'download',
  'upgrade',
])

/** apt(8), "Script usage": the command line may change between versions; apt-get keeps its. */
export const aptCliUsed: Rule = {
  id: 'apt-cli-used',
  title: 'apt is used in a script',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL3027',
    'checkov:CKV_DOCKER_9',
    'kics:b84a0b47-2e99-4c9f-8933-98bcabe2b94d',
    'kics:run_using_apt',
    'semgrep:prefer-apt-get',
    'terrascan:runUsingApt',
  ],
  references: [
    'apt(8), "Script usage and differences from other apt tools"',
    'https://github.com/hadolint/hadolint/wiki/DL3027',
  ],
  on: {
    command(command, { report, source }) {
      const call = packageCall(command, 'apt')
      if (!call) return
      const name = source.slice(command.programSpan).lastIndexOf('apt') + command.programSpan.start
      const program = command.replace({ start: name, end: name + 'apt'.length }, 'apt-get')
      // apt installs new dependencies on upgrade, apt-get does so when told.
      const flag = call.subcommand === 'upgrade' ? insertFlag(call, '--with-new-pkgs') : []
      const subcommand = call.subcommand === '' ? (command.operands[0]?.value ?? '') : call.subcommand
      report({
        span: command.programSpan,
        subject: command.subject,
        evidence: evidenceOf(call),
        message:
          '`apt` is made for people at a terminal: its options and what it prints may change with any version, which breaks scripts. Use `apt-get` or `apt-cache`.',
        fixes: [
          reviewFix(
            'Use apt-get',
            'recent versions of apt solve dependency conflicts in another way than apt-get',
            SHARED.has(subcommand) && program && flag ? [...program, ...flag] : undefined,
          ),
        ],
      })
    },
  },
}
