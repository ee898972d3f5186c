import type { DockerfileTree } from '../../syntax/dockerfile/index.ts'
import type { Pragma } from './facts.ts'

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
