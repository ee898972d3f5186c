import type { Sink } from '../../shared/sink.ts'
import type { DockerfileInstruction, Stage } from '../facts.ts'
import type { DockerfileTree } from '../../../syntax/dockerfile/index.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import { instructionsOf } from './instructions.ts'
import { pragmasOf } from '../comments.ts'
import { contentFacts, variableFacts } from './texts.ts'
import { imageFacts } from './stages.ts'
import { ScriptHistory } from './script-surroundings.ts'
import { scriptFacts } from './scripts.ts'
import { statedUser, userFacts } from './user.ts'
import { type StatedElsewhere, workloadFacts } from './workload.ts'

/**
 * What the instructions of a Dockerfile say.
 * @param elsewhere what all that run its image state
 */
export function treeFacts(
  text: string,
  tree: DockerfileTree,
  stages: readonly Stage[],
  emit: Sink,
  mask: Mask,
  elsewhere: StatedElsewhere,
): void {
  const instructions = instructionsOf(text, tree, stages, elsewhere.context)
  const final = stages.at(-1)
  const user = !final ? 'unknown' : elsewhere.user ? 'stated' : statedUser(instructions, final)
  emit('dockerfile.file', {
    span: final?.from.span ?? { start: 0, end: 0 },
    subject: 'Dockerfile',
    tree,
    stages,
    instructions,
    pragmas: pragmasOf(tree),
    user,
  })
  workloadFacts(instructions, final, emit, elsewhere)
  imageFacts(instructions, stages, emit)
  userFacts(instructions, final, emit, elsewhere)
  const history = new ScriptHistory()
  for (const instruction of instructions) {
    emit('dockerfile.instruction', instruction)
    variableFacts(instruction, text, tree.escape, emit, mask)
    portFacts(instruction, emit)
    scriptFacts(instruction, text, tree, history, emit, mask)
    contentFacts(instruction, text, emit, mask)
  }
}

/** The ports EXPOSE announces; of `8080:80`, which Docker takes with a warning, the container's. */
function portFacts(of: DockerfileInstruction, emit: Sink): void {
  if (of.keyword !== 'EXPOSE') return
  for (const word of of.instruction.words) {
    const [, first, last, protocol = 'tcp'] =
      /^(?:[^/]*:)?(\d{1,9})(?:-(\d{1,9}))?(?:\/(\w+))?$/.exec(of.expand(word) ?? '') ?? []
    if (first === undefined) continue
    const lower = protocol.toLowerCase()
    emit('port', {
      span: word.span,
      subject: of.subject,
      noun: of.subject,
      exposure: 'exposed',
      address: undefined,
      host: undefined,
      target: { first: Number(first), last: Number(last ?? first) },
      protocol: lower === 'udp' || lower === 'sctp' ? lower : 'tcp',
      text: word.raw,
      bindLoopback: () => undefined,
      remove: () => (of.instruction.words.length === 1 ? of.edit.remove() : of.edit.removeWord(word)),
    })
  }
}
