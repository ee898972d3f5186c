import type { Source } from '../../core/source.ts'
import type { Fact } from '../../core/fact.ts'
import type { Reading, SecretSpan } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import { type Mask, maskLines } from '../shared/secrets/mask.ts'
import { secretsElsewhere } from '../shared/secrets/text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { commentsOf } from './comments.ts'
import { contentFacts } from './read/file.ts'
import { mergeKeyProblems } from './read/merge-keys.ts'
import { projectFacts, writtenSecrets } from './read/index.ts'
import { fileAlone, projectsOf } from './project/index.ts'
import { treeOf } from './project/references.ts'

/** Reads a Compose file as its projects put it together. */
export function read(source: Source, neighbours: Neighbours): Reading {
  const file = treeOf(source)
  const facts: Fact[] = []
  const secrets: SecretSpan[] = []
  const emit = onceASecret(sinkInto(facts))
  const mask: Mask = (secret) => void secrets.push(secret)
  const projects = projectsOf(source, neighbours)
  for (const project of projects) projectFacts(project, source.text, emit, mask)
  // A secret is given away where it is written, whether or not another file takes its place.
  if (!projects.some(({ plain }) => plain)) writtenSecrets(fileAlone(source), source.text, emit, mask)
  for (const document of file.documents) contentFacts(document, source.text, emit, mask)
  secretsElsewhere(source.text, { subject: 'file', noun: 'the file', carrier: 'the file', kept: true }, emit, secrets)
  return {
    facts,
    secrets: maskLines(source.text, secrets),
    comments: commentsOf(source, file),
    problems: [...file.problems, ...file.documents.flatMap((document) => mergeKeyProblems(document))],
  }
}
