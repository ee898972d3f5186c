import { type DockerfileTree, type Escape, expand, type Instruction } from '../../../syntax/dockerfile/index.ts'
import type { Edits } from '../../../core/edit.ts'
import type { Mask } from '../../shared/secrets/mask.ts'
import { secretsOfText } from '../../shared/secrets/text.ts'
import type { Sink } from '../../shared/sink.ts'
import { emitVariable, type PlainVariable, type WrittenValue } from '../../shared/secrets/variable.ts'
import type { DockerfileInstruction, Stage } from '../facts.ts'
import { pragmasOf } from '../comments.ts'
import { instructionsOf } from './instructions.ts'
import { imageFacts } from './stages.ts'
import { ScriptHistory } from './script-surroundings.ts'
import { scriptFacts } from './scripts.ts'
import { statedUser, userFacts } from './user.ts'
import { type StatedElsewhere, workloadFacts } from './workload.ts'

/**
 * What the instructions of a Dockerfile say.
 * @param elsewhere what all that run its image state
 */
export function treeFacts(
  text: string,
  tree: DockerfileTree,
  stages: readonly Stage[],
  emit: Sink,
  mask: Mask,
  elsewhere: StatedElsewhere,
): void {
  const instructions = instructionsOf(text, tree, stages, elsewhere.context, elsewhere.arguments)
  const final = stages.at(-1)
  const user = !final ? 'unknown' : elsewhere.user ? 'stated' : statedUser(instructions, final)
  emit('dockerfile.file', {
    span: final?.from.span ?? { start: 0, end: 0 },
    subject: 'Dockerfile',
    tree,
    stages,
    instructions,
    pragmas: pragmasOf(tree),
    user,
  })
  const history = new ScriptHistory()
  const scripts = () => (final ? history.ofImage(final) : [])
  workloadFacts(instructions, final, scripts, emit, elsewhere)
  imageFacts(instructions, stages, emit)
  userFacts(instructions, final, scripts, emit, elsewhere)
  for (const instruction of instructions) {
    emit('dockerfile.instruction', instruction)
    variableFacts(instruction, text, tree.escape, emit, mask)
    portFacts(instruction, emit)
    scriptFacts(instruction, text, tree, history, emit, mask)
    contentFacts(instruction, text, emit, mask)
  }
}

/** The ports EXPOSE announces; of `8080:80`, which Docker takes with a warning, the container's. */
function portFacts(of: DockerfileInstruction, emit: Sink): void {
  if (of.keyword !== 'EXPOSE') return
  for (const word of of.instruction.words) {
    const [, first, last, protocol = 'tcp'] =
      /^(?:[^/]*:)?(\d{1,9})(?:-(\d{1,9}))?(?:\/(\w+))?$/.exec(of.expand(word) ?? '') ?? []
    if (first === undefined) continue
    const lower = protocol.toLowerCase()
    emit('port', {
      span: word.span,
      subject: of.subject,
      noun: of.noun,
      exposure: 'exposed',
      address: undefined,
      host: undefined,
      target: { first: Number(first), last: Number(last ?? first) },
      protocol: lower === 'udp' || lower === 'sctp' ? lower : 'tcp',
      text: word.raw,
      bindLoopback: () => undefined,
      remove: () => (of.instruction.words.length === 1 ? of.edit.remove() : of.edit.removeWord(word)),
    })
  }
}

/** Files whose content stands in the Dockerfile: the heredocs of COPY and ADD. */
function contentFacts(of: DockerfileInstruction, text: string, emit: Sink, mask: Mask): void {
  const { keyword, instruction, subject, noun, kept, trigger } = of
  if (keyword !== 'COPY' && keyword !== 'ADD') return
  for (const { bodySpan, quoted } of instruction.heredocs) {
    const place = {
      subject,
      noun,
      kept: kept || trigger,
      carrier: 'the file written here',
      interpolated: !quoted,
    }
    secretsOfText(text, bodySpan, place, emit, mask)
  }
}

const PLACES: Readonly<Record<string, PlainVariable['place']>> = {
  ENV: 'image-environment',
  ARG: 'build-argument',
  LABEL: 'label',
}

type Pair = Instruction['pairs'][number]

/** What ENV, ARG and LABEL set; the credentials in them go to `mask` as well. */
function variableFacts(of: DockerfileInstruction, text: string, escape: Escape, emit: Sink, mask: Mask): void {
  const place = PLACES[of.keyword]
  if (!place) return
  for (const pair of of.instruction.pairs) {
    const variable: PlainVariable = {
      span: pair.span,
      subject: of.subject,
      noun: of.noun,
      place,
      variable: pair.name,
      nameSpan: pair.nameSpan,
      value: valueOf(pair, of, escape),
      valueSpan: pair.valueSpan,
      image: of.stage?.reference,
      kept: of.kept || of.trigger,
      set: () => undefined,
      remove: () => removePair(of, pair),
    }
    emitVariable(variable, writtenValue(pair, text), { serves: false, moveOut: () => undefined }, emit, mask)
  }
}

/** Also of a value that Docker refuses, such as one with an open quote: it is given away all the same. */
function valueOf(
  { raw, value, variables }: Pair,
  { variable }: DockerfileInstruction,
  escape: Escape,
): string | undefined {
  return raw === undefined || variables.length === 0 ? value : expand(raw, (name) => variable(name)?.value, escape)
}

/** Removes a pair; the last one takes its instruction along. */
function removePair(of: DockerfileInstruction, pair: Pair): Edits {
  const { pairs, words } = of.instruction
  if (pairs.length === 1) return of.trigger ? undefined : of.edit.remove()
  const word = words.find(({ span }) => span.start === pair.span.start)
  return word && of.edit.removeWord(word)
}

/** A value without the quotes around it. BuildKit reads `\$` as a dollar, and knows no references between single quotes. */
function writtenValue({ raw, valueSpan }: Pair, text: string): WrittenValue | undefined {
  if (raw === undefined || !valueSpan) return undefined
  const quote = /^(["']).*\1$/s.test(raw) ? 1 : 0
  const exact = text.startsWith(raw, valueSpan.start) && valueSpan.end - valueSpan.start === raw.length
  const from = valueSpan.start + quote
  return {
    // A doubled dollar stands for an escaped one to what looks for references, and is as long.
    text: raw.slice(quote, raw.length - quote).replaceAll('\\$', '$$$$'),
    interpolated: !raw.startsWith("'"),
    spanOf: (start, end) =>
      exact ? { start: from + start, end: from + end } : { start: from, end: valueSpan.end - quote },
  }
}
