import { readDockerfile } from '../../../syntax/dockerfile/index.ts'
import { get } from '../../../syntax/yaml/index.ts'
import { treeFacts } from '../../dockerfile/facts/tree.ts'
import { stagesOf } from '../../dockerfile/stages.ts'
import type { Mask } from '../../shared/mask.ts'
import type { Sink } from '../../shared/sink.ts'
import type { Project } from '../project/index.ts'
import type { Service } from '../service.ts'

/** How many Dockerfiles inside one file are read, each over the text before it: a bound. */
const MAX_INLINE = 20

/** Reads the Dockerfiles that stand in the file that is judged. */
export type InlineReader = (service: Service, emit: Sink, mask: Mask) => void

/**
 * `build.dockerfile_inline`, when it stands there as a Dockerfile does: as a literal block, whose lines keep their places. With a `$` in it
 * Compose fills it in first, and what is built is not what is written.
 * @param text the judged file
 */
export function inlineReader(text: string, { isHere }: Project): InlineReader {
  let room = MAX_INLINE
  return ({ settings, subject, noun }, emit, mask) => {
    const scalar = get(settings.get('build')?.value, 'dockerfile_inline')?.value
    if (
      scalar?.kind !== 'scalar' ||
      scalar.style !== 'literal' ||
      scalar.text.includes('$') ||
      !isHere(scalar.contentSpan) ||
      room-- <= 0
    ) {
      return
    }
    const { start, end } = scalar.contentSpan
    const dockerfile = ' '.repeat(start) + text.slice(start, end)
    const tree = readDockerfile(dockerfile)
    // Its edits know nothing of the block's indentation.
    const uneditable: Sink = (name, fact) => {
      const stage =
        'noun' in fact && fact.noun.startsWith(`${subject} `) ? fact.noun.slice(subject.length + 1) : undefined
      emit(name, { ...fact, uneditable: true, ...(stage !== undefined && { noun: `${stage} of ${noun}` }) })
    }
    // Whether its image checks its health is asked of the service.
    treeFacts(dockerfile, tree, stagesOf(tree, new Map(), `${subject} `), uneditable, mask, {
      user: settings.has('user'),
      healthCheck: true,
    })
  }
}
