import type { Span } from '../../../core/span.ts'
import type { DockerfileInstruction, Stage } from '../../../kinds/dockerfile/facts.ts'

/** A place where an instruction takes files from a stage, a named build context or an image. */
export interface StageReference {
  readonly span: Span
  /** As written; undefined where a variable decides. */
  readonly name: string | undefined
}

/** What COPY takes files from (`--from`), and RUN (`from=` in `--mount`). */
export function stageReferences({ keyword, instruction }: DockerfileInstruction): readonly StageReference[] {
  const values = instruction.flags.flatMap(
    ({
      name,
      value,
      valueSpan,
      options = [],
    }): readonly { readonly value: string | undefined; readonly valueSpan?: Span | undefined }[] => {
      if (keyword === 'COPY' && name === 'from') return [{ value, valueSpan }]
      return keyword === 'RUN' && name === 'mount' ? options.filter(({ key }) => key === 'from') : []
    },
  )
  return values.flatMap(({ value, valueSpan }) =>
    value && valueSpan ? [{ span: valueSpan, name: value.includes('$') ? undefined : value }] : [],
  )
}

/** By name in lower case, the number of the first stage that is called so. */
export function firstStages(stages: readonly Stage[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>()
  for (const { name, index } of stages) {
    if (name !== undefined && !first.has(name.toLowerCase())) first.set(name.toLowerCase(), index)
  }
  return first
}
