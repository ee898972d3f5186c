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
import { treeFacts } from './facts/tree.ts'
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
  treeFacts(text, tree, stagesOf(tree), emit, mask, statedByServices(source, neighbours))
  secretsElsewhere(
    text,
    { subject: 'Dockerfile', noun: 'the Dockerfile', carrier: 'the file', kept: true },
    emit,
    secrets,
  )
  return {
    facts,
    secrets: maskLines(text, secrets),
    comments: commentsOf(tree),
    problems: withoutTemplates(tree.problems, source),
  }
}
