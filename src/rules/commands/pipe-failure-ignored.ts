import type { Command } from '../../core/facts/command.ts'
import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { cover } from '../../core/span.ts'

/** What cannot fail in a way that matters; `yes` is even ended by the pipe. */
const SURE: ReadonlySet<string> = new Set(['echo', 'printf', 'yes', 'true', ':'])

/** bash(1), set -o pipefail; https://docs.docker.com/build/building/best-practices/#using-pipes. */
export const pipeFailureIgnored: Rule = {
  id: 'pipe-failure-ignored',
  title: 'A failure in a pipe goes unnoticed',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL4006',
    'kics:efbf148a-67e9-42d2-ac47-02fa1c0d0b22',
    'kics:shell_running_a_pipe_without_pipefail_flag',
    'semgrep:set-pipefail',
  ],
  references: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
  on: {
    script({ commands, phase, pipefail, setPipefail }, { report }) {
      if (phase !== 'build' || pipefail || commands.some(setsPipefail)) return
      const index = commands.findIndex(
        (one) => isPiped(one) && !SURE.has(one.program ?? '') && !(one.parent && setsPipefail(one.parent)),
      )
      const writer = commands[index]
      const reader = writer?.feeds()[0]
      if (!writer || !reader) return
      report({
        span: cover(writer.span, reader.programSpan),
        subject: writer.subject,
        evidence: `pipe ${writer.program ?? ''} ${reader.program ?? ''}`,
        message:
          'Only the last command of a pipe decides whether it failed: when `{writer}` fails, the build goes on with what little it wrote. Set `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`, or begin with `set -o pipefail` where `sh` knows it.',
        values: { writer: writer.program ?? 'the first one' },
        fixes: [
          reviewFix(
            'Set pipefail',
            'a failure anywhere in a pipe now stops the build, also where a reader such as `head` or `grep -q` ends early',
            setPipefail(),
          ),
        ],
      })
    },
  },
}

function isPiped({ separator }: Command): boolean {
  return separator === '|' || separator === '|&'
}

/** `set -o pipefail`, or a shell started with it. */
function setsPipefail({ program, args }: Command): boolean {
  return (
    program !== 'echo' &&
    args.some(({ value }, index) => value === 'pipefail' && /^-[a-zA-Z]*o$/.test(args[index - 1]?.value ?? ''))
  )
}
