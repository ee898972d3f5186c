import type { Command } from '../../core/facts/command.ts'
import type { Rule } from '../../core/rule.ts'

/** They wait for a person at a terminal. */
const INTERACTIVE: ReadonlySet<string> = new Set(['vim', 'vi', 'nano', 'emacs', 'top', 'htop', 'less', 'more', 'ssh'])
/** They show or change what belongs to the machine the build runs on, or to processes that end with the RUN. */
const MACHINE: ReadonlySet<string> = new Set([
  'free',
  'ps',
  'ifconfig',
  'mount',
  'kill',
  'shutdown',
  'reboot',
  'halt',
  'poweroff',
  'service',
  'systemctl',
])
/** What systemctl does to files alone. */
const OFFLINE = /^(?:enable|disable|mask|unmask|set-default|preset|preset-all|add-wants|link)$/

/** The programs' manual pages; hadolint DL3001 names the first of them. */
export const pointlessCommand: Rule = {
  id: 'pointless-command',
  title: 'A command has no use in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3001',
    'kics:9b6b0f38-92a2-41f9-b881-3a1083d99f1b',
    'kics:run_utilities_and_posix_commands',
    'semgrep:nonsensical-command',
  ],
  references: ['https://github.com/hadolint/hadolint/wiki/DL3001'],
  on: {
    command(command, { report }) {
      const {
        program = '',
        programSpan,
        operands: [first],
        subject,
        phase,
      } = command
      const isInteractive = INTERACTIVE.has(program)
      if (phase !== 'build' || !(isInteractive || MACHINE.has(program)) || hasUse(command)) return
      report({
        span: programSpan,
        subject,
        evidence: `${program} ${first?.text ?? ''}`.trim(),
        message: isInteractive
          ? '`{program}` waits for a person, and nobody sits at a build: it fails, hangs or leaves nothing behind. Leave it out.'
          : '`{program}` speaks of the machine the build runs on, or of processes that end with this RUN: nothing of it gets into the image. Leave it out, or do it when the container starts.',
        values: { program },
      })
    },
  },
}

/** Whether something else in the RUN uses what the command does or says. */
function hasUse({ program, script, args, operands, via, separator, outputs, hasFlag, feeds }: Command): boolean {
  const last = script.commands.at(-1)
  const isFollowed = last !== undefined && last.span.start > (args.at(-1)?.span.end ?? 0) && last.program !== program
  switch (program) {
    // A remote command, a forwarding or a test of access.
    case 'ssh':
      return (
        operands.length !== 1 ||
        hasFlag('-T', '-N', '-f', '-V', '-G', '-Q') ||
        args.some(({ value }) => value?.startsWith('-o'))
      )
    case 'kill':
      return script.commands.some((other) => other.separator === '&') || script.commands.length > 1
    // A server that runs while the next commands set it up.
    case 'service':
      return isFollowed || args.some(({ value }) => value === 'stop')
    case 'systemctl':
      return isFollowed || OFFLINE.test(operands[0]?.value ?? '') || operands.length === 0
    case 'mount':
      return isFollowed
    case 'vim':
    case 'vi':
    case 'emacs':
    case 'nano':
      return args.length > 1 || hasFlag('-c', '--version', '--batch')
    default:
      return via !== 'plain' || separator === '|' || outputs.length > 0 || feeds().length > 0 || hasFlag('--version')
  }
}
