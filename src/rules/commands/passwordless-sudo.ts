import type { Rule } from '../../core/rule.ts'
import { scriptOfHeredoc } from '../shared/images/heredoc-script.ts'

/** sudoers(5), NOPASSWD: the commands run without the user proving who they are. */
export const passwordlessSudo: Rule = {
  id: 'passwordless-sudo',
  title: 'User may become root without a password',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://www.sudo.ws/docs/man/sudoers.man/'],
  on: {
    command({ args, phase, program, subject, script }, { report, source }) {
      if (
        (phase !== 'build' && phase !== 'provision') ||
        (phase === 'build' && !script.kept) ||
        isDevelopment(source.path)
      ) {
        return
      }
      // A line that is searched for or taken out grants nothing.
      if (program === undefined || /^(?:grep|test|\[)$/.test(program)) return
      const word = args.find(({ text }) => ANY_COMMAND.test(text) && !/^["']?\/[^/]*NOPASSWD[^/]*\/d/.test(text))
      // The boxes' own user has it anyway: Vagrant counts on it.
      if (!word || (phase === 'provision' && /^["']?\s*vagrant\b/.test(word.text))) return
      report({
        span: word.span,
        subject,
        evidence: 'sudoers NOPASSWD',
        message:
          phase === 'provision'
            ? 'This lets a user run commands as root without a password: code that runs as that user is root of the machine a moment later. Allow only the commands that are needed.'
            : IN_IMAGE,
      })
    },
    // A file written as a here-document.
    'dockerfile.instruction'(of, { report, source }) {
      const { instruction, subject, kept, keyword } = of
      if (!kept || !instruction.body.includes('sudoers') || isDevelopment(source.path)) return
      if (keyword === 'RUN' && scriptOfHeredoc(of, source)) return
      for (const { bodySpan } of instruction.heredocs) {
        const line = A_LINE.exec(source.slice(bodySpan))
        if (!line) continue
        const start = bodySpan.start + line.index
        report({
          span: { start, end: start + line[0].length },
          subject,
          evidence: 'sudoers NOPASSWD',
          message: IN_IMAGE,
        })
      }
    },
  },
}

const IN_IMAGE =
  'This lets a user run commands as root without a password: code that runs as that user is root a moment later, so dropping root gains nothing. Do at build time what needs root, and leave sudo out of the image.'

/** One command alone may be harmless; all of them include a shell. */
const ANY_COMMAND = /\bNOPASSWD:\s*(?:[A-Z]+:\s*)*ALL\b/
/** The same as a line of a file. */
const A_LINE = /^[ \t]*(?!#)[^\s#][^\n]*\bNOPASSWD:[ \t]*(?:[A-Z]+:[ \t]*)*ALL\b/m

/** Containers to develop in hand their user root by design. */
function isDevelopment(path: string): boolean {
  return /(?:^|\/)\.devcontainer\/|\.gitpod\.|devcontainer/i.test(path)
}
