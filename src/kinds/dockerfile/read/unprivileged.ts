import type { Command, Script } from '../../../core/facts/command.ts'
import { isStartedByRoot, ownUser, startsDaemon } from '../../../knowledge/images/unprivileged-user.ts'
import type { DockerfileInstruction, Stage } from '../facts.ts'
import { chainOf } from './stages.ts'

/** A user no distribution gives a name or files to; distroless images call it `nonroot`. */
const NOBODY = '65532:65532'

/** A name as `/etc/passwd` has them. */
const NAME = /^[a-z_][\w-]*$/i

/**
 * The user an image can run as in place of root: the one it makes, else the one its base image has, else a number. Undefined where it
 * makes several and none of them is given files, or where it is known to start as root alone.
 * @param scripts what its stages run while they are built
 */
export function unprivilegedUser(
  instructions: readonly DockerfileInstruction[],
  final: Stage,
  scripts: readonly Script[],
): string | undefined {
  const chain = new Set(chainOf(final))
  const own = instructions.filter(({ stage, trigger }) => stage !== undefined && chain.has(stage) && !trigger)
  const reference = [...chain].at(-1)?.reference ?? ''
  const start = ['ENTRYPOINT', 'CMD'].map((keyword) => own.findLast((one) => one.keyword === keyword))
  if (isStartedByRoot(reference) || start.some((one) => one && startsDaemon(one.instruction.body))) return undefined
  const commands = scripts.flatMap((script) => script.commands)
  const made = commands.flatMap((command) => accountOf(command, final) ?? [])
  if (made.length === 0) return ownUser(reference) ?? NOBODY
  const chosen = made.length === 1 ? made : made.filter(({ name }) => isGivenFiles(name, own, commands))
  return chosen.length === 1 ? chosen[0]?.user : undefined
}

/** An account that a command makes. */
interface Account {
  /** As the command calls it. */
  readonly name: string
  /** How USER calls it; undefined where that cannot be known. */
  readonly user: string | undefined
}

function accountOf(command: Command, final: Stage): Account | undefined {
  const { program, operands } = command
  // With a second name it adds a user to a group.
  const [word, group] = operands
  if ((program !== 'adduser' && program !== 'useradd') || !word || group) return undefined
  const name = (word.value ?? word.text).replace(/^"(.*)"$/, '$1')
  const uid = command.option('-u', '--uid')?.value ?? ''
  if (name === 'root' || /^0+$/.test(uid)) return undefined
  if (/^\d+$/.test(uid)) return { name, user: uid }
  return { name, user: NAME.test(name) || isVariableOf(name, command, final) ? name : undefined }
}

/** Whether a word is a variable that USER knows in the final stage: one of its own, as an ARG does not pass on to the next stage. */
function isVariableOf(word: string, { script, subject }: Command, final: Stage): boolean {
  const [, name] = /^\$\{?(\w+)\}?$/.exec(word) ?? []
  return name !== undefined && subject === final.subject && script.variable(name) !== undefined
}

/** Whether files are given to an account while the image is built. */
function isGivenFiles(name: string, own: readonly DockerfileInstruction[], commands: readonly Command[]): boolean {
  const isOwner = (value: string | undefined): boolean => value?.split(':')[0] === name
  return (
    own.some(({ instruction }) => instruction.flags.some((flag) => flag.name === 'chown' && isOwner(flag.value))) ||
    commands.some(({ program, operands }) => program === 'chown' && isOwner(operands[0]?.value))
  )
}
