import type { Finding } from '../../core/finding.ts'
import { product } from '../../product.ts'
import { applyEdits, type TextEdit } from '../../core/edit.ts'
import type { CommentStyle, KindDeclaration } from '../../core/kind.ts'
import type { Neighbours } from '../../core/neighbours.ts'
import { Source } from '../../core/source.ts'
import type { Product } from '../../engine/product.ts'
import { suppressionsOf } from '../../engine/suppress.ts'
import { judgeText, type Judgement } from '../judge.ts'

/** Places found before, as the offsets of lines; undefined where there is none. */
const PLACES = new WeakMap<Finding, number | undefined>()
/** How many places that the kind takes for right are tried: each takes an analysis of the whole file. */
const TRIES = 3

/**
 * A comment on a line of its own that suppresses the finding, with the reason. What the kind reads as such a comment is analysed before it is
 * offered, never assumed.
 * @returns undefined when there is no place for it, or the format has no comments
 */
export function suppressionEdit(judgement: Judgement, finding: Finding, reason: string): TextEdit | undefined {
  const { source, analysis } = judgement
  if (!analysis.kind?.comment) return undefined
  if (!PLACES.has(finding)) PLACES.set(finding, placeOf(judgement, finding))
  const place = PLACES.get(finding)
  return place === undefined ? undefined : suppressionAt(analysis.kind.comment, source, place, finding.rule, reason)
}

function placeOf(judgement: Judgement, { rule, span, fingerprint }: Finding): number | undefined {
  const { source, neighbours, analysis } = judgement
  const { kind, findings } = analysis
  if (!kind?.comment) return undefined
  let tries = 0
  for (const place of suppressionPlaces(product, kind, source, neighbours, { rule, offset: span.start })) {
    const edit = suppressionAt(kind.comment, source, place, rule, 'reason')
    const after = judgeText(judgement, applyEdits(source.text, [edit]))
    const isSuppressed = after.suppressed.some(({ finding }) => finding.fingerprint === fingerprint)
    if (isSuppressed && after.findings.length < findings.length) return place
    if (++tries >= TRIES) return undefined
  }
  return undefined
}

/** How many lines above a finding may belong to the same statement: a long RUN, a block of text. */
const REACH = 60

/** What is to be suppressed. */
interface Suppressible {
  readonly rule: string
  /** Where the finding starts. */
  readonly offset: number
}

/**
 * The offsets of lines above which a comment suppresses a finding, as the kind reads the file with that comment: in the middle of a quoted block
 * or a here-document it would be text. The finding's own line comes first, then where something begins that holds the finding, then the
 * lines above. Each costs a reading when it is asked for.
 */
function* suppressionPlaces(
  product: Product,
  kind: KindDeclaration,
  source: Source,
  neighbours: Neighbours,
  { rule, offset }: Suppressible,
): Generator<number> {
  const { comment } = kind
  if (!comment) return
  const { read } = product.reader(kind)
  const line = source.lineAt(offset)
  const first = Math.max(0, line - REACH)
  const lines = new Set([line])
  const around = read(source, neighbours)
    .facts.map(({ fact: { span } }) => span)
    .filter(({ start, end }) => start <= offset && offset <= end)
    .map(({ start }) => source.lineAt(start))
  for (const one of around.sort((a, b) => b - a)) if (one >= first) lines.add(one)
  for (let one = line - 1; one >= first; one--) lines.add(one)
  for (const one of lines) {
    const edit = suppressionAt(comment, source, source.lineSpan(one).start, rule, 'reason')
    const after = new Source(source.uri, applyEdits(source.text, [edit]), source.languageId)
    const moved = offset + edit.newText.length
    const isCovered = suppressionsOf(read(after, neighbours).comments, after.text).some(
      ({ rule: named, span, scope }) =>
        named === rule &&
        span.start >= edit.span.start &&
        span.start < edit.span.start + edit.newText.length &&
        (scope === 'file' || (scope.start <= moved && moved <= scope.end)),
    )
    if (isCovered) yield source.lineSpan(one).start
  }
}

/** A comment on a line of its own above a line, indented like it. @param lineStart the offset of the line */
function suppressionAt(
  { open, close }: CommentStyle,
  source: Source,
  lineStart: number,
  rule: string,
  reason: string,
): TextEdit {
  const span = source.lineSpan(source.lineAt(lineStart))
  // The first line may begin with a byte order mark, which stays first.
  const start = span.start + (source.text.charCodeAt(span.start) === 0xfeff ? 1 : 0)
  const [indentation = ''] = /^[ \t]*/.exec(source.text.slice(start, span.end)) ?? []
  const comment = `${open}ringfence-ignore ${rule}: ${plain(reason, close)}${close}${source.eol}`
  return { span: { start, end: start }, newText: indentation + comment }
}

/** The reason as one line that cannot end the comment. */
function plain(reason: string, close: string): string {
  const line = reason.replace(/\s+/g, ' ').trim()
  return (close.trim() ? line.replaceAll(close.trim(), '') : line) || 'reason'
}
