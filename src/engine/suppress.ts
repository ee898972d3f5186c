import type { Comment } from '../core/kind.ts'
import type { Span } from '../core/span.ts'

/** One rule named by one of our comments: `# ringfence-ignore privileged-container: the CI runner needs it`. */
export interface Suppression {
  /** undefined when the comment names no rule. */
  readonly rule: string | undefined
  readonly reason: string
  /** Where the rule is named (or the whole comment). */
  readonly span: Span
  /** Findings that start here are suppressed; the whole file for `ringfence-ignore-file`. */
  readonly scope: Span | 'file'
}

const PATTERN = /^ringfence-ignore(-file)?(?=$|[\s:])[ \t]*([^:]*?)[ \t]*(?::[ \t]*(.*))?$/s

/** All suppressions of a text's comments. */
export function suppressionsOf(comments: readonly Comment[], text: string): readonly Suppression[] {
  return comments.flatMap((comment): readonly Suppression[] => {
    const match = PATTERN.exec(comment.text)
    if (!match) return []
    const [, file, names = '', reason = ''] = match
    const scope = file ? ('file' as const) : comment.scope
    const shared = { reason: reason.trim(), scope }
    const rules = names.split(/[\s,]+/).filter(Boolean)
    if (rules.length === 0) return [{ ...shared, rule: undefined, span: comment.span }]
    let from = text.indexOf('ringfence-ignore', comment.span.start) + 'ringfence-ignore'.length + (file?.length ?? 0)
    return rules.map((rule) => {
      const start = text.indexOf(rule, from)
      from = start + rule.length
      return { ...shared, rule, span: { start, end: from } }
    })
  })
}
