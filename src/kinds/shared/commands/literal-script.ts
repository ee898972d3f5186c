import type { Span } from '../../../core/span.ts'
import type { ShellScript, ShellWord } from '../../../syntax/shell/index.ts'

/** One argument; `known` is false when references in it decide. */
export interface LiteralArgument {
  readonly span: Span
  readonly value: string
  readonly known?: boolean
}

/** A command whose arguments are given one by one, as no shell reads them. */
export function literalScript(args: readonly LiteralArgument[]): ShellScript {
  const words: ShellWord[] = args.map(({ span, value, known = true }) => ({
    span,
    text: value,
    value: known ? value : undefined,
    parts: known ? 'literal' : 'expanded',
    literals: known ? [value] : [],
    quoted: true,
    variables: [],
  }))
  const [first] = args
  const last = args.at(-1) ?? first
  const commands: ShellScript['commands'] =
    first && last
      ? [
          {
            span: { start: first.span.start, end: last.span.end },
            assignments: [],
            words,
            redirects: [],
            separator: 'end',
            pipeline: 0,
            list: 0,
            depth: 0,
            via: 'plain',
            parent: undefined,
            compound: undefined,
          },
        ]
      : []
  return { commands, compounds: [], comments: [], problems: [] }
}
