import type { Edits } from '../../../core/edit.ts'
import type { Script } from '../../../core/facts/command.ts'
import { imageStepsDown, imageUser } from '../../../knowledge/images/start-user.ts'
import type { Sink } from '../../shared/sink.ts'
import type { DockerfileInstruction, Stage, StatedUser } from '../facts.ts'
import { chainOf } from './stages.ts'
import { unprivilegedUser } from './unprivileged.ts'

/** Programs that start another one as an unprivileged user, and what installs them; su and sudo count where the image starts only. */
const STEPS_DOWN = /(?:^|[^\w-])(?:gosu|su-exec|setpriv|fixuid|s6-overlay|s6-setuidgid|setuidgid|chpst)(?![\w-])/
const STARTS_AS_OTHER = /(?:^|[^\w-])(?:su|sudo|runuser|start-stop-daemon|capsh)(?![\w-])/

/** Instructions whose outcome depends on the user they run as. */
const BUILDING: ReadonlySet<string> = new Set(['FROM', 'RUN', 'COPY', 'ADD', 'WORKDIR', 'USER', 'SHELL', 'ARG'])

/**
 * Whom the built image runs as: the last USER of the final stage, or of the stages it starts from, unless all that run it state another.
 * @param scripts what its stages run while they are built; asked when a rule has to know
 */
export function userFacts(
  instructions: readonly DockerfileInstruction[],
  final: Stage | undefined,
  scripts: () => readonly Script[],
  emit: Sink,
  elsewhere?: { readonly user: boolean },
): void {
  if (!final) return
  const users = usersOf(instructions, final)
  const last = users[0]
  const word = last?.instruction.words[0]
  if (!last || !word) return
  const user = last.expand(word)
  const root = user === undefined ? undefined : isRoot(user) || isMadeRoot(user, instructions, final)
  emit('user', {
    span: last.span,
    subject: last.subject,
    noun: 'the image',
    user,
    root: root && (elsewhere?.user || stepsDown(instructions, final)) ? undefined : root,
    valueSpan: word.span,
    isOwn: () =>
      [word.raw, user].some((name) => name?.split(':')[0] === unprivilegedUser(instructions, final, scripts())),
    remove: () => undefined,
    ...(root ? { restore: restoreOf(instructions, final, users) } : {}),
  })
}

/** How far the file says whom the final image runs as. */
export function statedUser(instructions: readonly DockerfileInstruction[], final: Stage): StatedUser {
  const chain = chainOf(final)
  const root = chain.at(-1)
  if (!root || usersOf(instructions, final).length > 0) return 'stated'
  if (stepsDown(instructions, final)) return 'unknown'
  const starts = (...keywords: readonly string[]): boolean =>
    instructions.some(({ stage, keyword, trigger }) => {
      return keywords.includes(keyword) && !trigger && stage !== undefined && chain.includes(stage)
    })
  // What starts from nothing and starts nothing only carries files.
  if (root.scratch) return starts('ENTRYPOINT', 'CMD') ? 'root' : 'unknown'
  // Windows has other users, and its images differ in which is the default.
  if (root.reference === undefined || /windows|nanoserver|servercore/i.test(root.reference)) return 'unknown'
  if (!starts('ENTRYPOINT') && imageStepsDown(root.reference)) return 'unknown'
  const user = imageUser(root.reference)
  return user === 'non-root' ? 'stated' : user === 'root' ? 'root' : 'left-to-base'
}

/** Images of Windows Server, which start as the administrator; those of Nano Server do not. */
const WINDOWS_SERVER = /servercore|(?:^|\/)windows(?:\/server)?(?=[:@]|$)/i
/** Web servers among them whose sites run as accounts of their own. */
const WINDOWS_SERVICES = /\/(?:iis|aspnet|wcf)(?=[:@]|$)/i

/** Whether the final image keeps the administrator that images of Windows Server start as. */
export function keepsAdministrator(instructions: readonly DockerfileInstruction[], final: Stage): boolean {
  const reference = chainOf(final).at(-1)?.reference ?? ''
  return (
    WINDOWS_SERVER.test(reference) && !WINDOWS_SERVICES.test(reference) && usersOf(instructions, final).length === 0
  )
}

/** Makes the image run as `user` from where its building ends; the instructions before keep the user they have. */
export function switchUser(instructions: readonly DockerfileInstruction[], final: Stage, user: string): Edits {
  return instructions
    .findLast(({ stage, keyword, trigger }) => stage === final && !trigger && BUILDING.has(keyword))
    ?.edit.insertAfter(`USER ${user}`)
}

/** The USERs that hold for the final stage, last first. */
function usersOf(instructions: readonly DockerfileInstruction[], final: Stage): readonly DockerfileInstruction[] {
  const own = instructions.filter(
    ({ keyword, trigger, instruction }) => keyword === 'USER' && !trigger && instruction.words.length > 0,
  )
  return chainOf(final).flatMap((stage) => own.filter((one) => one.stage === stage).reverse())
}

/** Whether something in the image starts its program as another user, so that USER does not tell whom it runs as. */
function stepsDown(instructions: readonly DockerfileInstruction[], final: Stage): boolean {
  const chain = new Set(chainOf(final))
  const own = instructions.filter(({ stage }) => stage && chain.has(stage))
  // Of several start commands the last one counts; stages stand in the order they build on each other.
  const starts = ['ENTRYPOINT', 'CMD'].flatMap(
    (keyword) => own.findLast((one) => one.keyword === keyword && !one.trigger)?.instruction.body ?? [],
  )
  // Installed is not called: a start command that names programs alone, and no script, starts nothing else.
  const mayCall = starts.length === 0 || starts.some((body) => /[/$]|\.sh\b|entrypoint|start|run|init/.test(body))
  return (
    starts.some((body) => STEPS_DOWN.test(body) || STARTS_AS_OTHER.test(body)) ||
    (mayCall &&
      own.some(
        ({ keyword, instruction: { body } }) =>
          ['RUN', 'COPY', 'ADD', 'ENV'].includes(keyword) && STEPS_DOWN.test(body),
      ))
  )
}

/** The unprivileged user the image had before, and the edits that go back to it at the end. */
function restoreOf(
  instructions: readonly DockerfileInstruction[],
  final: Stage,
  users: readonly DockerfileInstruction[],
) {
  const named = users.flatMap((one) => {
    const word = one.instruction.words[0]
    const user = word && one.instruction.words.length === 1 ? one.expand(word) : undefined
    return word && user !== undefined && user !== '' && !isRoot(user) && !isMadeRoot(user, instructions, final)
      ? [word.raw]
      : []
  })
  const [user] = named
  return user === undefined ? undefined : { user, edits: () => switchUser(instructions, final, user) }
}

/** Whether USER's argument means root, or the administrator of a Windows container; a group alone leaves the user at root. */
export function isRoot(user: string): boolean {
  return /^(root|0+|ContainerAdministrator)(:|$)|^:/i.test(user)
}

/** A command that gives an account the user id of root, with everything after the id: `useradd -o -u 0 app`. */
const MADE_ROOT =
  /\b(?:useradd|adduser|usermod)\b[^&|;\n]{0,300}?\s(?:-[a-z]*u[ \t]*|--uid[ =])0+(?![\w.])[^&|;\n]{0,300}/g

/** Whether a RUN of the stages makes an account root by another name. */
function isMadeRoot(name: string, instructions: readonly DockerfileInstruction[], final: Stage): boolean {
  const chain = chainOf(final)
  const account = name.replace(/:.*$/s, '')
  return instructions.some(
    ({ keyword, stage, instruction }) =>
      keyword === 'RUN' &&
      stage !== undefined &&
      chain.includes(stage) &&
      [...instruction.body.matchAll(MADE_ROOT)].some(([command]) => command.trim().split(/\s+/).at(-1) === account),
  )
}
