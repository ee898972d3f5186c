import type { Comment } from '../../core/kind.ts'
import type { DockerfileTree } from '../../syntax/dockerfile/index.ts'

/** A comment speaks of the instruction below it, or of the one whose lines it stands between. */
export function commentsOf({ comments, instructions }: DockerfileTree): readonly Comment[] {
  return comments.map(({ span, text, instruction, next }) => {
    const about = instruction ?? next
    return { span, text: text.trim(), scope: (about === undefined ? undefined : instructions[about]?.span) ?? span }
  })
}
