import { contains, type Span } from '../../core/span.ts'
import type { Instruction } from './tree.ts'

/** A text with quotes and variables, and where it stands. */
interface Text {
  readonly raw: string
  readonly span: Span
}

/** The instructions whose words, or whose array's strings, are expanded one by one. */
const ONE_BY_ONE: ReadonlySet<string> = new Set(['COPY', 'ADD', 'VOLUME', 'EXPOSE'])
/** The instructions whose body is expanded as a whole. */
const AS_A_WHOLE: ReadonlySet<string> = new Set(['USER', 'WORKDIR', 'STOPSIGNAL'])

/** The parts of an instruction in which Docker fills in variables and takes quotes away. Commands are the shell's own. */
export function expandedTexts(instruction: Instruction): readonly Text[] {
  const { keyword, words, json, body, bodySpan, heredocs, pairs } = instruction
  if (AS_A_WHOLE.has(keyword)) return [{ raw: body, span: bodySpan }]
  if (keyword === 'FROM') return words.slice(0, 1)
  if (ONE_BY_ONE.has(keyword)) {
    return (
      json?.map(({ value, span }) => ({ raw: value, span })) ??
      words.filter(({ span }) => !heredocs.some(({ markerSpan }) => contains(markerSpan, span)))
    )
  }
  return pairs.flatMap(({ raw, valueSpan, nameSpan, legacy }, i) => {
    const name = legacy ? undefined : words[i]?.raw.split('=', 1)[0]
    return [
      ...(name === undefined ? [] : [{ raw: name, span: nameSpan }]),
      ...(raw === undefined ? [] : [{ raw, span: valueSpan ?? nameSpan }]),
    ]
  })
}
