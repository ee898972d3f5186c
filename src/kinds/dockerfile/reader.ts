import type { Source } from '../../core/source.ts'
import type { KindReader, Reading, SecretSpan } from '../../core/kind.ts'
import type { Fact } from '../../core/fact.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import { readDockerfile } from '../../syntax/dockerfile/index.ts'
import type { Mask } from '../shared/secrets/mask.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { commentsOf } from './comments.ts'
import { treeFacts } from './read/index.ts'
import { stagesOf } from './read/stages.ts'
import type { StatedElsewhere } from './read/workload.ts'

/** What all services of the workspace that build a Dockerfile state for its image. */
export type StatedByServices = (dockerfile: Source, neighbours: Neighbours) => StatedElsewhere

/** A reader of Dockerfiles. */
export function readerWith(stated: StatedByServices): KindReader {
  return { read: (source, neighbours) => read(source, stated(source, neighbours)) }
}

function read(source: Source, elsewhere: StatedElsewhere): Reading {
  const { text } = source
  const tree = readDockerfile(text)
  const facts: Fact[] = []
  const secrets: SecretSpan[] = []
  const emit = onceASecret(sinkInto(facts))
  const mask: Mask = (secret) => void secrets.push(secret)
  treeFacts(text, tree, stagesOf(tree, elsewhere.arguments), emit, mask, elsewhere)
  return {
    facts,
    secrets,
    comments: commentsOf(tree),
    problems: tree.problems,
  }
}
