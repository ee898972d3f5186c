import type { Fact } from '../../core/fact.ts'
import type { Kind, Reading, SecretSpan } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import { maskLines, type Mask } from '../shared/mask.ts'
import { secretsElsewhere } from '../shared/secrets-of-text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { commentsOf } from './comments.ts'
import { COMPOSE_FILES, isCompose } from './detect.ts'
import { contentFacts } from './facts/contents.ts'
import { projectFacts, writtenSecrets } from './facts/project.ts'
import { fileAlone, projectsOf } from './project/index.ts'
import { treeOf } from './project/references.ts'

/** Compose files, as the Compose specification describes them. */
export const compose: Kind = {
  id: 'compose',
  title: 'Compose file',
  files: COMPOSE_FILES,
  sniffed: ['**/*.{yml,yaml}'],
  comment: { open: '# ', close: '' },
  detect: isCompose,
  read,
}

function read(source: Source, neighbours: Neighbours): Reading {
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
    problems: file.problems,
  }
}
