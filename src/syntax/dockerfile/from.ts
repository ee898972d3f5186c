import type { Span } from '../../core/span.ts'
import type { Flag, Instruction, Word } from './tree.ts'

/** What a FROM says. */
export interface FromParts {
  readonly image: Word
  readonly platform?: Flag
  /** The stage's name, as written; Docker compares it in lower case. */
  readonly alias?: { readonly name: string; readonly span: Span }
}

/** The parts of a FROM; `undefined` for every other instruction and for a FROM without image. */
export function readFrom(instruction: Instruction): FromParts | undefined {
  const [image, as, name] = instruction.words
  if (instruction.keyword !== 'FROM' || !image) return undefined
  const platform = instruction.flags.find((flag) => flag.name === 'platform')
  const alias = as?.raw.toUpperCase() === 'AS' && name ? { alias: { name: name.raw, span: name.span } } : {}
  return { image, ...(platform ? { platform } : {}), ...alias }
}
