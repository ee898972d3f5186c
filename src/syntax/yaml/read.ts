import { span, type Span } from '../../core/span.ts'
import { buildDocument, type Building } from './build.ts'
import { blank, conflicts, MAX_DEPTH, tooDeep } from './unreadable.ts'
import type { YamlFile, YamlNode, YamlProblem } from './node.ts'
import { syntaxProblems, tidy } from './problems.ts'
import { commentsOf, CONTROLS, lex, parseTokens } from './tokens.ts'

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
