import { applyEdits, type TextEdit } from '../../core/edit.ts'
import type { Finding } from '../../core/finding.ts'
import { judgeText, type Judgement } from '../judge.ts'

/** How many lines above a finding may belong to the same statement: a long RUN, a block of text. */
const REACH = 60
/** How long to look for a place, in milliseconds: each line that is tried takes a judgement of the whole file. */
const PATIENCE = 2000

/**
 * A comment on a line of its own that suppresses the finding, with the reason. Its place is the nearest line above which it
 * does: in the middle of a quoted block or a heredoc a comment would be text. What is tried is judged, never assumed.
 * @returns undefined when there is no such place
 */
export function suppressionEdit(judgement: Judgement, finding: Finding, reason: string): TextEdit | undefined {
  const {
    source,
    analysis: { kind },
  } = judgement
  // JSON has no comments.
  if (!kind?.comment) return undefined
  const { open, close } = kind.comment
  const comment = `${open}ringfence-ignore ${finding.rule}: ${plain(reason, close)}${close}${source.eol}`
  const line = source.lineAt(finding.span.start)
  const end = Date.now() + PATIENCE
  for (let at = line; at >= Math.max(0, line - REACH) && Date.now() < end; at--) {
    const span = source.lineSpan(at)
    // The first line may begin with a byte order mark, which stays first.
    const start = span.start + (source.text.charCodeAt(span.start) === 0xfeff ? 1 : 0)
    const [indentation = ''] = /^[ \t]*/.exec(source.text.slice(start, span.end)) ?? []
    const edit = { span: { start, end: start }, newText: indentation + comment }
    if (suppresses(judgement, finding, edit)) return edit
  }
  return undefined
}

function suppresses(judgement: Judgement, { fingerprint }: Finding, edit: TextEdit): boolean {
  const before = judgement.analysis
  const after = judgeText(judgement, applyEdits(judgement.source.text, [edit]))
  return (
    after.suppressed.some(({ finding }) => finding.fingerprint === fingerprint) &&
    after.findings.length < before.findings.length
  )
}

/** The reason as one line that cannot end the comment. */
function plain(reason: string, close: string): string {
  const line = reason.replace(/\s+/g, ' ').trim()
  return (close.trim() ? line.replaceAll(close.trim(), '') : line) || 'reason'
}
