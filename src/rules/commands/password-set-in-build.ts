import type { Command } from '../../core/facts/command.ts'
import type { Rule } from '../../core/rule.ts'
import { accountPassword } from '../../knowledge/programs/windows.ts'
import { scriptSays } from '../shared/commands/windows-download.ts'
import { SECRET_REFERENCES } from '../shared/secrets/credentials.ts'

/** A password set while an image is built is the same in every container, and its hash is in the image. */
export const passwordSetInBuild: Rule = {
  id: 'password-set-in-build',
  title: 'Account password set in the image',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['checkov:CKV2_DOCKER_17', 'dockle:CIS-DI-0010'],
  references: ['https://man7.org/linux/man-pages/man8/chpasswd.8.html', SECRET_REFERENCES.cis],
  on: {
    command(command, { report }) {
      const { phase, program, programSpan, subject } = command
      if (phase !== 'build' && phase !== 'provision') return
      const empty = removesPassword(command)
      if (!empty && (!setsPassword(command) || (phase === 'provision' && isHandedIn(command)))) return
      report({
        span: programSpan,
        subject,
        evidence: `build ${program ?? ''}${empty ? ' without password' : ''}`,
        message:
          phase === 'provision'
            ? empty
              ? EMPTY_IN_MACHINE
              : SET_IN_MACHINE
            : empty
              ? 'This leaves an account without a password: anyone who runs code in a container of this image becomes that user at once. Lock the account instead, or leave it alone: a container needs no login.'
              : "This sets an account's password in the image: it is the same in every container, whoever has the image can guess at its hash, and with it become that user. Leave accounts locked: a container needs no login.",
      })
    },
    windowsCommand(command, { report }) {
      if (command.phase !== 'build' || !accountPassword(command)) return
      const { programSpan, subject, program, text } = command
      // A secure string is an account's where the same commands make or change one.
      if (!program.startsWith('net') && !scriptSays(command, LOCAL_USER)) return
      report({
        span: programSpan,
        subject,
        evidence: `build ${LOCAL_USER.exec(text)?.[0] ?? program}`,
        message:
          "This sets an account's password in the file: it is the same in every container, and whoever can read the file or the image's history has it. Leave the account without a password of its own: a container needs no login.",
      })
    },
  },
}

const LOCAL_USER = /\b(?:New|Set)-LocalUser\b/i

const EMPTY_IN_MACHINE =
  'This leaves an account of the machine without a password: whoever reaches a login becomes that user. Lock the account, or log in with a key.'
const SET_IN_MACHINE =
  "This sets an account's password in the file: it is the same in every machine made from it, and whoever can read the file can log in. Log in with a key, or set the password from outside the file."

function setsPassword(command: Command): boolean {
  const { program, args, script } = command
  if (program === 'chpasswd') return true
  if (program === 'useradd' || program === 'usermod') {
    const given = command.option('-p', '--password')
    // A hash of these characters fits no password: the account is locked.
    return given !== undefined && !/^[!*x]*$/.test(given.value ?? '?')
  }
  if (
    program !== 'passwd' ||
    args.some(({ value }) => /^-[lSeu]$|^--(?:lock|status|expire|unlock)$/.test(value ?? ''))
  ) {
    return false
  }
  return (
    args.some(({ value }) => value === '--stdin') || script.commands.some((other) => other.feeds().includes(command))
  )
}

/** `echo "root:$PASSWORD" | chpasswd`: the password is not in the file, so that each machine may have its own. */
function isHandedIn(command: Command): boolean {
  return command.script.commands.some(
    (other) =>
      other.feeds().includes(command) &&
      other.args.some(({ text }) => /:["']*\$(?:[A-Za-z_]\w*|\{\w+\})["']*$/.test(text)),
  )
}

function removesPassword(command: Command): boolean {
  const { program, args } = command
  if (program === 'passwd') return args.some(({ value }) => value === '-d' || value === '--delete')
  return (program === 'useradd' || program === 'usermod') && command.option('-p', '--password')?.value === ''
}
