import type { Script } from '../../core/facts/command.ts'
import type { Rule } from '../../core/rule.ts'

const SH = /^\/(?:usr\/)?bin\/sh$/
const REPLACES: ReadonlySet<string> = new Set(['ln', 'mv', 'cp'])

/** Dockerfile reference, SHELL. */
export const defaultShellReplaced: Rule = {
  id: 'default-shell-replaced',
  title: '/bin/sh is replaced by another shell',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL4005',
    'kics:8a301064-c291-4b20-adcb-403fe7fd95fd',
    'kics:changing_default_shell_using_run_command',
    'semgrep:use-shell-instruction',
  ],
  references: ['https://docs.docker.com/reference/dockerfile/#shell'],
  on: {
    command({ program, operands, span, subject, phase, hasFlag, script }, { report }) {
      const target = operands.at(-1)?.value
      if (
        phase !== 'build' ||
        program === undefined ||
        !REPLACES.has(program) ||
        operands.length !== 2 ||
        !SH.test(target ?? '')
      ) {
        return
      }
      // An image without a shell is given one.
      const isNew = program === 'ln' && !hasFlag('-f', '--force') && ![...script.earlier(), script].some(removesSh)
      if (isNew) return
      report({
        span,
        subject,
        evidence: `${program} ${operands[0]?.text ?? ''} sh`,
        message:
          'This puts another shell in the place of `/bin/sh` for every program of the image, and scripts of the distribution are written for the one that was there. Choose the shell of the build with `SHELL ["/bin/bash", "-c"]`.',
      })
    },
  },
}

function removesSh({ commands }: Script): boolean {
  return commands.some(
    ({ program, operands }) =>
      (program === 'rm' || program === 'mv' || program === 'unlink') &&
      operands.some(({ value }) => SH.test(value ?? '')),
  )
}
