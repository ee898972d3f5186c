import type { Fact } from '../../core/fact.ts'
import type { Kind, Reading, SecretSpan } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import { readDockerfile } from '../../syntax/dockerfile/index.ts'
import { statedByServices } from '../compose/builders.ts'
import { maskLines, type Mask } from '../shared/mask.ts'
import { secretsElsewhere } from '../shared/secrets-of-text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { commentsOf } from './comments.ts'
import { DOCKERFILES, isDockerfile } from './detect.ts'
import { contentFacts } from './facts/contents.ts'
import { imageFacts } from './facts/image.ts'
import { portFacts } from './facts/ports.ts'
import { ScriptHistory } from './facts/script-history.ts'
import { scriptFacts } from './facts/scripts.ts'
import { statedUser, userFacts } from './facts/user.ts'
import { variableFacts } from './facts/variables.ts'
import { workloadFacts } from './facts/workload.ts'
import { instructionsOf } from './instructions.ts'
import { pragmasOf } from './pragmas.ts'
import { stagesOf } from './stages.ts'
import { withoutTemplates } from './templates.ts'

/** Dockerfiles and Containerfiles, as BuildKit reads them. */
export const dockerfile: Kind = {
  id: 'dockerfile',
  title: 'Dockerfile',
  files: DOCKERFILES,
  comment: { open: '# ', close: '' },
  detect: isDockerfile,
  read,
}

function read(source: Source, neighbours: Neighbours): Reading {
  const { text } = source
  const tree = readDockerfile(text)
  const facts: Fact[] = []
  const secrets: SecretSpan[] = []
  const emit = onceASecret(sinkInto(facts))
  const mask: Mask = (secret) => void secrets.push(secret)
  const stages = stagesOf(tree)
  const instructions = instructionsOf(text, tree, stages)
  const final = stages.at(-1)
  const elsewhere = statedByServices(source, neighbours)
  const user = !final ? 'unknown' : elsewhere.user ? 'stated' : statedUser(instructions, final)
  emit('dockerfile.file', { span: final?.from.span ?? { start: 0, end: 0 }, subject: 'Dockerfile', tree, stages, instructions, pragmas: pragmasOf(tree), user })
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
  secretsElsewhere(text, { subject: 'Dockerfile', noun: 'the Dockerfile', carrier: 'the file', kept: true }, emit, secrets)
  return { facts, secrets: maskLines(text, secrets), comments: commentsOf(tree), problems: withoutTemplates(tree.problems, source) }
}
