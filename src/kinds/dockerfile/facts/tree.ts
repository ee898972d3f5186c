import type { DockerfileTree } from '../../../syntax/dockerfile/index.ts'
import type { Mask } from '../../shared/mask.ts'
import type { Sink } from '../../shared/sink.ts'
import type { Stage } from '../facts.ts'
import { instructionsOf } from '../instructions.ts'
import { pragmasOf } from '../pragmas.ts'
import { contentFacts } from './contents.ts'
import { imageFacts } from './image.ts'
import { portFacts } from './ports.ts'
import { ScriptHistory } from './script-history.ts'
import { scriptFacts } from './scripts.ts'
import { statedUser, userFacts } from './user.ts'
import { variableFacts } from './variables.ts'
import { workloadFacts, type StatedElsewhere } from './workload.ts'

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
  const instructions = instructionsOf(text, tree, stages)
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
    variableFacts(instruction, text, emit, mask)
    portFacts(instruction, emit)
    scriptFacts(instruction, text, tree, history, emit, mask)
    contentFacts(instruction, text, emit, mask)
  }
}
