import type { Edits } from '../../../core/edit.ts'
import type { Script } from '../../../core/facts/command.ts'
import type { Absence, Aspect } from '../../../core/facts/workload.ts'
import { isWindowsImage } from '../../../knowledge/images/contents.ts'
import { readFrom } from '../../../syntax/dockerfile/index.ts'
import type { Sink } from '../../shared/sink.ts'
import type { DockerfileInstruction, Stage } from '../facts.ts'
import { chainOf } from './stages.ts'
import { unprivilegedUser } from './unprivileged.ts'
import { keepsAdministrator, statedUser, switchUser } from './user.ts'

/** What is stated for the image by all that build and run it. */
export interface StatedElsewhere {
  readonly user: boolean
  readonly healthCheck: boolean
  /** The URI of the folder that all of them build it in. */
  readonly context?: string
  /** The build arguments that all of them give, with the same values. */
  readonly arguments?: ReadonlyMap<string, string>
}

/**
 * The image that is built at the end, as something that will run; what is stated elsewhere it does not lack.
 * @param scripts what its stages run while they are built; asked when an edit is
 */
export function workloadFacts(
  instructions: readonly DockerfileInstruction[],
  final: Stage | undefined,
  scripts: () => readonly Script[],
  emit: Sink,
  elsewhere?: StatedElsewhere,
): void {
  const parts = final && readFrom(final.from)
  if (!parts) return
  const chain = chainOf(final)
  // The nearest stage that has one decides; in it the last, as Docker takes no other.
  const check = chain
    .map((stage) =>
      instructions.findLast((one) => one.stage === stage && one.keyword === 'HEALTHCHECK' && !one.trigger),
    )
    .find((one) => one !== undefined)
  const switchTo = (user: string | undefined): Edits =>
    user === undefined ? undefined : switchUser(instructions, final, user)
  const windows = isWindowsImage(chain.at(-1)?.reference ?? '')
  const absent: Partial<Record<Aspect, Absence>> = {
    ...(!elsewhere?.user && statedUser(instructions, final) === 'root'
      ? { user: { add: () => switchTo(unprivilegedUser(instructions, final, scripts())) } }
      : {}),
    ...(!elsewhere?.user && keepsAdministrator(instructions, final)
      ? { user: { add: () => switchTo('ContainerUser') } }
      : {}),
    ...(check || elsewhere?.healthCheck ? {} : { 'health-check': { add: () => undefined } }),
  }
  emit('workload', {
    span: parts.image.span,
    subject: final.subject,
    noun: 'the image',
    name: final.name ?? 'image',
    platform: 'container',
    ...(windows ? { system: 'windows' } : {}),
    lacks: (aspect) => absent[aspect],
  })
  if (check) {
    emit('healthCheck', {
      span: check.span,
      subject: check.subject,
      noun: 'the image',
      disabled: check.instruction.words[0]?.raw.toUpperCase() === 'NONE',
    })
  }
}
