import type { Source } from '../../core/source.ts'
import type { Kind, Reading, SecretSpan, SyntaxProblem } from '../../core/kind.ts'
import type { Fact } from '../../core/fact.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import { readDockerfile } from '../../syntax/dockerfile/index.ts'
import { statedByServices } from '../compose/project/builders.ts'
import { type Mask, maskLines } from '../shared/secrets/mask.ts'
import { secretsElsewhere } from '../shared/secrets/text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { commentsOf } from './comments.ts'
import { treeFacts } from './read/index.ts'
import { stagesOf } from './read/stages.ts'

/** File names an audit opens as Dockerfiles. */
const DOCKERFILES = [
  '**/{Dockerfile,Containerfile,dockerfile}',
  '**/{Dockerfile,Containerfile}.*',
  '**/*.{dockerfile,Dockerfile,containerfile}',
] as const

const NAME = /^((docker|container)file([._-].*)?|.*\.(docker|container)file)$/i
/** Companions of a Dockerfile that are something else. */
const OTHER = /\.(dockerignore|containerignore|md|json|ya?ml|sh|py|js|ts|go|txt|bak|orig|rej|j2|erb|tmpl|tpl)$/i

/** By the editor's word or by name. */
function isDockerfile({ name, languageId }: Source): boolean {
  if (languageId !== undefined && languageId !== 'plaintext') return languageId === 'dockerfile'
  return NAME.test(name) && !OTHER.test(name)
}

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
