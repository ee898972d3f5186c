import { isWeakCredential, secretsIn } from '../../knowledge/secrets/index.ts'
import { entriesOf, get, type YamlNode, type YamlFile, resolve } from '../../syntax/yaml/index.ts'
import type { Mask } from '../shared/secrets/mask.ts'
import { secretsOfText } from '../shared/secrets/text.ts'
import { type Sink, onceASecret, sinkInto } from '../shared/sink.ts'
import { textOf } from './values.ts'
import type { Fact } from '../../core/fact.ts'
import type { Reading, SecretSpan, Comment, SyntaxProblem } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import type { Source } from '../../core/source.ts'
import type { Span } from '../../core/span.ts'
import { misspeltAtTop } from './read/misspelt.ts'
import { projectFacts, writtenSecrets } from './read/index.ts'
import { fileAlone, projectsOf } from './project/index.ts'
import { formatProblems } from './project/format-one.ts'
import { treeOf } from './project/references.ts'

/** Reads a Compose file as its projects put it together. */
export function read(source: Source, neighbours: Neighbours): Reading {
  const file = treeOf(source)
  const facts: Fact[] = []
  const secrets: SecretSpan[] = []
  const emit = onceASecret(sinkInto(facts))
  const mask: Mask = (secret) => void secrets.push(secret)
  const projects = projectsOf(source, neighbours)
  const refused = projects.flatMap((project) => projectFacts(project, source.text, emit, mask))
  // A secret is given away where it is written, whether or not another file takes its place.
  if (!projects.some(({ plain }) => plain)) writtenSecrets(fileAlone(source), source.text, emit, mask)
  for (const document of file.documents) {
    contentFacts(document, source.text, emit, mask)
    misspeltAtTop(document, emit)
  }
  return {
    facts: withSharers(facts),
    secrets,
    comments: commentsOf(source, file),
    problems: [
      ...file.problems,
      ...file.documents.flatMap((document) => [...formatProblems(document), ...mergeKeyProblems(document)]),
      ...refused,
    ],
  }
}

/** A trailing comment speaks of its line; one on its own line of the next line that holds something, and as a block of what that heads. */
function commentsOf(source: Source, { comments }: YamlFile): readonly Comment[] {
  if (comments.length === 0) return []
  const result: Comment[] = []
  const block = blocksOf(source)
  // Backwards, so that a block of comments finds the line below it once.
  let below: { readonly line: number; readonly scope: number } | undefined
  for (const { span, ownLine } of [...comments].reverse()) {
    const line = source.lineAt(span.start)
    let scope = line
    if (ownLine) {
      scope++
      while (
        scope < source.lineStarts.length &&
        scope !== below?.line &&
        source.slice(source.lineSpan(scope)).trim() === ''
      ) {
        scope++
      }
      if (scope === below?.line) scope = below.scope
    }
    below = ownLine ? { line, scope } : undefined
    const text = source
      .slice(span)
      .replace(/^#+[ \t]*/, '')
      .trimEnd()
    result.push({ span, text, scope: source.lineSpan(scope), ...(ownLine ? { block: block(scope) } : {}) })
  }
  return result.reverse()
}

/** Deeper than the lines between documents, which close everything, and less deep than any other line. */
const DOCUMENT = -0.5

/**
 * What each line heads, from its indentation: the line itself and those below that lie deeper. The first line of a document heads the
 * document. In one pass over the text.
 */
function blocksOf(source: Source): (line: number) => Span {
  const last: number[] = []
  const open: { readonly line: number; readonly depth: number }[] = []
  let latest = 0
  let first = true
  const close = (depth: number): void => {
    for (let top = open.at(-1); top && top.depth >= depth; top = open.at(-1)) {
      last[top.line] = latest
      open.pop()
    }
  }
  for (let line = 0; line < source.lineStarts.length; line++) {
    const text = source.slice(source.lineSpan(line))
    const content = text.trimStart()
    if (content === '' || content.startsWith('#')) continue
    const separator = /^(?:---|\.\.\.)(?:\s|$)/.test(text)
    // A sequence may stand at its key's indentation and is deeper all the same.
    const depth = separator
      ? -1
      : first
        ? DOCUMENT
        : 2 * (text.length - content.length) + (/^-(?:\s|$)/.test(content) ? 1 : 0)
    close(depth)
    first = separator
    if (!separator) open.push({ line, depth })
    latest = line
  }
  close(-1)
  return (line) => ({ start: source.lineSpan(line).start, end: source.lineSpan(last[line] ?? line).end })
}

/** Deeper is nothing that Compose knows. */
const MAX_DEPTH = 64

/** The merge keys of a document that bring in something else than mappings, which Compose refuses. */
function mergeKeyProblems(node: YamlNode | undefined, depth = 0): readonly SyntaxProblem[] {
  if (!node || depth >= MAX_DEPTH) return []
  if (node.kind === 'sequence') return node.items.flatMap(({ value }) => mergeKeyProblems(value, depth + 1))
  if (node.kind !== 'map') return []
  return node.pairs.flatMap(({ key, value, span }) => {
    const isMerge = key.kind === 'scalar' && key.style === 'plain' && key.text === '<<'
    return isMerge && !isMergeable(value)
      ? [{ span, message: '<< takes in a mapping, or a list of mappings' }]
      : mergeKeyProblems(value, depth + 1)
  })
}

function isMergeable(node: YamlNode | undefined): boolean {
  const value = resolve(node)
  // Of a name that nothing is called the reader tells already.
  if (node?.kind === 'alias' && !value) return true
  return value?.kind === 'sequence'
    ? value.items.every((item) => resolve(item.value)?.kind === 'map')
    : value?.kind === 'map'
}

/** The facts of a file, each with how many services share the place it is written at: fragments that several of them take in. */
function withSharers(facts: readonly Fact[]): readonly Fact[] {
  const subjects = new Map<string, Set<string>>()
  for (const fact of facts) {
    const known = subjects.get(placeOf(fact))
    if (known) known.add(fact.fact.subject)
    else subjects.set(placeOf(fact), new Set([fact.fact.subject]))
  }
  return facts.map((fact) => {
    const sharers = subjects.get(placeOf(fact))?.size ?? 1
    return sharers === 1 ? fact : ({ name: fact.name, fact: { ...fact.fact, sharers } } as Fact)
  })
}

function placeOf({ name, fact: { span } }: Fact): string {
  return `${name} ${span.start} ${span.end}`
}

/** What stands in a Compose file besides its services: files (`configs` and `secrets` with `content`), and options of volumes. */
export function contentFacts(document: YamlNode | undefined, text: string, emit: Sink, mask: Mask): void {
  driverSecretFacts(document, emit, mask)
  for (const kind of ['configs', 'secrets'] as const) {
    for (const { key, value } of entriesOf(get(document, kind)?.value)) {
      const content = get(value, 'content')
      const scalar = textOf(content?.value)?.scalar
      if (!content || !scalar) continue
      const noun = `${kind.slice(0, -1)} "${key}"`
      const place = { subject: `${kind}.${key}`, noun, kept: true, carrier: `the content of ${noun}` }
      if (kind === 'configs') secretsOfText(text, scalar.contentSpan, place, emit, mask)
      else if (!scalar.text.includes('${')) {
        // The whole content is a secret by its place.
        mask(scalar.contentSpan)
        emit('secret', {
          ...place,
          span: content.pair.key.span,
          place: 'text',
          what: 'a secret',
          form: 'name',
          placeholder: false,
          weak: false,
          serves: false,
          variable: key,
          moveOut: () => undefined,
        })
      }
    }
  }
}

/** A password among the mount options of a network file system: `o: username=u,password=...`. */
const MOUNT_PASSWORD = /(?:^|,)\s*(pass(?:word|wd)?2?)=([^,]+)/

/** Passwords in `driver_opts` of volumes: whoever may list volumes reads them, as may everyone on the host. */
function driverSecretFacts(document: YamlNode | undefined, emit: Sink, mask: Mask): void {
  for (const { key, value } of entriesOf(get(document, 'volumes')?.value)) {
    const options = get(get(value, 'driver_opts')?.value, 'o')
    const scalar = textOf(options?.value)?.scalar
    const found = scalar && MOUNT_PASSWORD.exec(scalar.text)
    if (!options || !found) continue
    const [whole, name = '', password = ''] = found
    const at = found.index + whole.length - password.length
    const [secret] = secretsIn(name, password, true)
    const start = scalar.offsetOf(at)
    const end = scalar.offsetOf(at + password.length)
    if (!secret) continue
    mask(start === undefined || end === undefined ? scalar.span : { start, end })
    const noun = `volume "${key}"`
    emit('secret', {
      subject: `volumes.${key}`,
      noun,
      carrier: `option "o" of ${noun}`,
      span: options.pair.span,
      place: 'text',
      what: secret.what,
      form: secret.kind,
      placeholder: secret.placeholder,
      weak: isWeakCredential(name, password),
      kept: true,
      serves: false,
      variable: key,
      moveOut: () => undefined,
    })
  }
}
