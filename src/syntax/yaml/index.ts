import { Composer, type CST, type ErrorCode } from 'yaml'
import { span, type Span } from '../../core/span.ts'
import { buildDocument, type Building } from './build.ts'
import { blank, conflicts, MAX_DEPTH, tooDeep } from './unreadable.ts'
import type { YamlFile, YamlNode, YamlProblem } from './node.ts'
import { commentsOf, CONTROLS, lex, parseTokens } from './tokens.ts'

export type * from './node.ts'
export { entriesOf, get, resolve } from './node.ts'
export { addItem, addPair, addToEmpty } from './edit/add.ts'
export { removeItem, removePair, removePairDeep, type Step } from './edit/remove.ts'
export { makeList, setScalar } from './edit/scalar.ts'
export { sourceMap } from './scalar.ts'
export type { EditValue } from './edit/write.ts'
export type { ScalarValue } from './edit/scalar.ts'

/**
 * Reads a YAML text as far as it goes: never throws, costs time linear in the text, and says in `problems` what it
 * could not read. Spans are UTF-16 offsets in `text`, which may have a BOM and any line ends.
 */
export function readYaml(text: string): YamlFile {
  try {
    return read(text)
  } catch {
    const whole: Span = span(0, text.length)
    return {
      text,
      documents: [],
      comments: [],
      problems: [{ span: whole, message: 'this cannot be read as YAML', kind: 'syntax' }],
    }
  }
}

function read(text: string): YamlFile {
  const problems: YamlProblem[] = []
  const found = conflicts(text)
  for (const { span: at } of found) {
    problems.push({ span: at, message: 'a merge conflict is not resolved here', kind: 'merge-conflict' })
  }
  const control = text.search(CONTROLS)
  if (control >= 0) {
    problems.push({
      span: span(control, control + 1),
      message: 'control characters are not allowed in YAML',
      kind: 'control-character',
    })
  }
  let readable = blank(
    text,
    found.flatMap(({ hidden }) => hidden),
  )

  let lexemes = lex(readable)
  const deep = tooDeep(lexemes)
  if (deep.length > 0) {
    for (const at of deep) {
      problems.push({
        span: at,
        message: `this is nested more than ${MAX_DEPTH} levels deep and is not read`,
        kind: 'too-deep',
      })
    }
    readable = blank(readable, deep)
    lexemes = lex(readable)
  }

  const tokens = parseTokens(lexemes)
  for (const problem of syntaxProblems(tokens, text.length)) problems.push(problem)
  const building: Building = { anchors: new Map(), damage: merged(problems.map((problem) => problem.span)), problems }
  const documents: (YamlNode | undefined)[] = []
  for (const token of tokens) if (token.type === 'document') documents.push(buildDocument(token, building))
  return { text, documents, comments: commentsOf(readable, lexemes), problems: tidy(problems) }
}

/** The spans sorted, those that overlap joined. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const next of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && next.start <= last.end) result[result.length - 1] = span(last.start, Math.max(last.end, next.end))
    else result.push(next)
  }
  return result
}

/** More than this many problems say nothing more. */
const MAX_PROBLEMS = 500

/** Each document costs the checker a schema: past this many the rest go unchecked, though not unread. */
const MAX_CHECKED_DOCUMENTS = 500

const PLAIN: Readonly<Partial<Record<ErrorCode, string>>> = {
  ALIAS_PROPS: 'an alias cannot have an anchor or a tag of its own',
  BAD_ALIAS: 'this anchor or alias has no proper name',
  BAD_COLLECTION_TYPE: 'this tag does not fit this kind of value',
  BAD_DIRECTIVE: 'this directive is not one YAML knows',
  BAD_DQ_ESCAPE: 'this is not an escape that double quotes allow',
  BAD_INDENT: 'the indentation does not fit the lines around it',
  BAD_PROP_ORDER: 'an anchor or tag belongs after this indicator',
  BAD_SCALAR_START: 'a value cannot start with this character unless it is quoted',
  BLOCK_AS_IMPLICIT_KEY: 'a nested mapping or list must start on its own line',
  BLOCK_IN_FLOW: 'an indented mapping or list cannot stand inside brackets',
  IMPOSSIBLE: 'this is not expected here',
  KEY_OVER_1024_CHARS: 'this key is longer than YAML allows',
  MULTILINE_IMPLICIT_KEY: 'a key must be on one line and followed by a colon',
  MULTIPLE_ANCHORS: 'a value can have only one anchor',
  MULTIPLE_TAGS: 'a value can have only one tag',
  RESOURCE_EXHAUSTION: 'this is nested too deeply to be read',
  TAB_AS_INDENT: 'tabs cannot be used as indentation',
  TAG_RESOLVE_FAILED: 'this tag cannot be resolved',
}

/** What the `yaml` package holds against the text, in plain words; warnings (unknown tags) are left out. */
function syntaxProblems(tokens: readonly CST.Token[], length: number): YamlProblem[] {
  const composer = new Composer({
    uniqueKeys: false,
    schema: 'failsafe',
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const problems: YamlProblem[] = []
  const take = (document: {
    readonly errors: readonly {
      readonly code: ErrorCode
      readonly message: string
      readonly pos: readonly [number, number]
    }[]
  }): void => {
    for (const error of document.errors) {
      const start = Math.max(0, Math.min(error.pos[0], length))
      const end = Math.min(Math.max(error.pos[1], start), length)
      problems.push({ span: { start, end }, message: plain(error.code, error.message), kind: 'syntax' })
    }
  }
  let documents = 0
  for (const token of tokens) {
    if (token.type === 'document' && ++documents > MAX_CHECKED_DOCUMENTS) break
    for (const document of composer.next(token)) take(document)
  }
  for (const document of composer.end(true, length)) take(document)
  return problems
}

function plain(code: ErrorCode, message: string): string {
  const loose = /sufficiently indented and end with a (.)/.exec(message)?.[1]
  if (loose) return `the closing ${loose} is missing, or not all lines before it are indented enough`
  const known = PLAIN[code]
  if (known) return known
  const bracket = /must end with a (.)/.exec(message)?.[1]
  if (bracket) return `a closing ${bracket} is missing here`
  return (
    HINTS.find(([part]) => message.includes(part))?.[1] ??
    (code === 'MISSING_CHAR' ? 'a character is missing here' : 'this is not expected here')
  )
}

/** Codes that stand for several things are told apart by the checker's wording. */
const HINTS: readonly (readonly [part: string, plain: string])[] = [
  ['Missing closing', 'this quote is never closed'],
  ['Missing ,', 'a comma is missing here'],
  ['equence item without -', 'a list entry must start with a dash'],
  ['followed by map values', 'a colon is missing after this key'],
  ['directives-end', 'a --- line is missing after the directives'],
  ['space', 'white space is missing here'],
  ['props', 'a list must start on the line after its anchor or tag'],
  ['Unexpected empty item', 'there is a comma too many here'],
  ['Unexpected ,', 'there is a comma too many here'],
  ['Unexpected scalar', 'this text is not expected here'],
  ['block-seq-ind', 'a list cannot start on the line of its key'],
]

/** Sorted, once each per place, and no more than anyone reads. */
function tidy(problems: readonly YamlProblem[]): YamlProblem[] {
  const seen = new Set<string>()
  return problems
    .filter(({ span, message }) => {
      const id = `${span.start} ${message}`
      return !seen.has(id) && seen.add(id)
    })
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .slice(0, MAX_PROBLEMS)
}
