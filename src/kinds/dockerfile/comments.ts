import type { Comment } from '../../core/kind.ts'
import type { DockerfileTree } from '../../syntax/dockerfile/index.ts'

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
