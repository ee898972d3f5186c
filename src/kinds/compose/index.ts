import type { Source } from '../../core/source.ts'
import type { Fact } from '../../core/fact.ts'
import type { Kind, Reading, SecretSpan } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import { type Mask, maskLines } from '../shared/secrets/mask.ts'
import { secretsElsewhere } from '../shared/secrets/text.ts'
import { onceASecret, sinkInto } from '../shared/sink.ts'
import { commentsOf } from './comments.ts'
import { contentFacts } from './read/file.ts'
import { projectFacts, writtenSecrets } from './read/index.ts'
import { fileAlone, projectsOf } from './project/index.ts'
import { treeOf } from './project/references.ts'

/** File names an audit opens as Compose files. */
const COMPOSE_FILES = ['**/{docker-,}compose{,.*,-*,_*}.{yml,yaml}', '**/*{.,-,_}{docker-,}compose.{yml,yaml}'] as const

const NAME = /^(.*[.\-_])?(docker-)?compose([.\-_].*)?\.ya?ml$/i
/** How much of a file's head is looked at: enough for a licence and a few extension blocks. */
const HEAD = 20_000

/** By name, by the editor's word, or - for other YAML - by a head that has `services:` whose entries hold an image or a build. */
function isCompose({ name, languageId, text }: Source): boolean {
  if (NAME.test(name) || languageId === 'dockercompose') return true
  if (languageId !== undefined && languageId !== 'yaml') return false
  if (languageId === undefined && !/\.ya?ml$/i.test(name)) return false
  const head = text.slice(0, HEAD)
  return (
    /^\uFEFF?services[ \t]*:[ \t]*(#.*)?\r?$/m.test(head) &&
    /^[ \t]+(image|build)[ \t]*:/m.test(head) &&
    !/^(apiVersion|kind)[ \t]*:/m.test(head)
  )
}

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
