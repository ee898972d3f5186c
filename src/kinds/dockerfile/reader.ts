import type { Source } from '../../core/source.ts'
import type { KindReader, Reading, SecretSpan, SyntaxProblem } from '../../core/kind.ts'
import type { Fact } from '../../core/fact.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import { readDockerfile } from '../../syntax/dockerfile/index.ts'
import { type Mask, maskLines } from '../shared/secrets/mask.ts'
import { secretsElsewhere } from '../shared/secrets/text.ts'
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
  treeFacts(text, tree, stagesOf(tree), emit, mask, elsewhere)
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

/** Marks of template languages: Go, Jinja and Mustache, ERB, and names between percent signs. */
const MARK = /\{[{%]|[}%]\}|<%|%%\w+%%/

/**
 * A problem on a line with a template's marks tells that the file is made into a Dockerfile before it is built. Then one
 * sentence says so in place of all problems, as none of them is the author's.
 */
function withoutTemplates(problems: readonly SyntaxProblem[], source: Source): readonly SyntaxProblem[] {
  const first = problems.find(({ span }) => MARK.test(source.slice(source.lineSpan(source.lineAt(span.start)))))
  return first
    ? [{ span: first.span, message: 'this is a template, which is filled in before Docker reads the file' }]
    : problems
}
