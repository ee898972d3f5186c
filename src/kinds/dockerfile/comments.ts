import type { DockerfileTree } from '../../syntax/dockerfile/index.ts'
import type { Pragma } from './facts.ts'
import type { Comment } from '../../core/kind.ts'

interface Form {
  readonly tool: string
  /** The groups `rules` and `reason`. */
  readonly pattern: RegExp
}

/** How each checker is silenced from inside a Dockerfile, by its own documentation. */
const FORMS: readonly Form[] = [
  { tool: 'hadolint', pattern: /^hadolint\s+(?:(?:global|stage)\s+)?ignore\s*=(?<rules>[^#]*)(?:#(?<reason>.*))?$/ },
  { tool: 'checkov', pattern: /^checkov:skip=(?<rules>[^:\s]+)(?::(?<reason>.*))?/ },
  { tool: 'trivy', pattern: /^trivy:ignore:(?<rules>\S+)(?<reason>.*)/ },
  { tool: 'kics', pattern: /^kics-scan\s+(?:ignore(?:-line|-block)?|disable=(?<rules>\S*))(?<reason>.*)/ },
  { tool: 'semgrep', pattern: /^nosemgrep(?::\s*(?<rules>[\w.,-]+))?(?<reason>.*)/ },
  { tool: 'sonar', pattern: /^NOSONAR(?:\((?<rules>[^)]*)\))?(?<reason>.*)/ },
  { tool: 'ringfence', pattern: /^ringfence-ignore(?:-file)?(?<rules>[^:]*)(?::(?<reason>.*))?/ },
]

/** The comments and directives that silence a checker, in their order. */
export function pragmasOf({ comments, directives }: DockerfileTree): readonly Pragma[] {
  const skips = directives.flatMap(({ name, value, span }): readonly Pragma[] => {
    const rules = name === 'check' ? /(?:^|;)\s*skip=([^;]*)/.exec(value)?.[1] : undefined
    return rules === undefined ? [] : [{ span, tool: 'buildkit', rules: listOf(rules), reason: undefined }]
  })
  const pragmas = comments.flatMap(({ span, text }): readonly Pragma[] => {
    for (const { tool, pattern } of FORMS) {
      const groups = pattern.exec(text)?.groups
      if (!groups) continue
      const reason = (groups['reason'] ?? '').replace(/^[\s:#-]+/, '').trim()
      return [{ span, tool, rules: listOf(groups['rules'] ?? ''), reason: reason === '' ? undefined : reason }]
    }
    return []
  })
  return [...skips, ...pragmas]
}

function listOf(rules: string): readonly string[] {
  return rules.split(/[\s,]+/).filter(Boolean)
}

/** A comment speaks of the instruction below it, or of the one whose lines it stands between; as a block, of the stage from there on. */
export function commentsOf({ directives, comments, instructions }: DockerfileTree): readonly Comment[] {
  const stageEnds = new Array<number>(instructions.length)
  let end = instructions.at(-1)?.span.end ?? 0
  for (let i = instructions.length - 1; i >= 0; i--) {
    stageEnds[i] = end
    if (instructions[i]?.keyword === 'FROM') end = instructions[i - 1]?.span.end ?? 0
  }
  return [
    ...directives.map(({ span, name, value }) => ({
      span,
      text: `${name}=${value}`,
      scope: span,
      directive: true as const,
    })),
    ...comments.map(({ span, text, instruction, next }) => {
      const about = instruction ?? next
      const scope = about === undefined ? undefined : instructions[about]?.span
      if (about === undefined || !scope) return { span, text: text.trim(), scope: span }
      return { span, text: text.trim(), scope, block: { start: scope.start, end: stageEnds[about] ?? scope.end } }
    }),
  ]
}
