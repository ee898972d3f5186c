import type { Rule } from '../../core/rule.ts'

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
            : 'This lets a user run commands as root without a password: code that runs as that user is root a moment later, so dropping root gains nothing. Do at build time what needs root, and leave sudo out of the image.',
      })
    },
  },
}

/** One command alone may be harmless; all of them include a shell. */
const ANY_COMMAND = /\bNOPASSWD:\s*(?:[A-Z]+:\s*)*ALL\b/

/** Containers to develop in hand their user root by design. */
function isDevelopment(path: string): boolean {
  return /(?:^|\/)\.devcontainer\/|\.gitpod\.|devcontainer/i.test(path)
}
