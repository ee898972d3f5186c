import { UNKNOWN } from '../../../syntax/notation/interpolation.ts'
import {
  type DockerfileTree,
  type Escape,
  expand,
  type Instruction,
  readFrom,
} from '../../../syntax/dockerfile/index.ts'
import type { DockerfileInstruction, Stage } from '../facts.ts'
import type { Span } from '../../../core/span.ts'
import type { Sink } from '../../shared/sink.ts'

/** How long a chain of stages built on each other may be. */
const MAX_CHAIN = 100

/**
 * The stages of a Dockerfile in order; names compare without case, the last of a name wins, as in BuildKit.
 * @param given build arguments that whoever builds it gives
 * @param within what the Dockerfile is a part of, for subjects
 */
export function stagesOf(
  { instructions, escape }: DockerfileTree,
  given: ReadonlyMap<string, string> = new Map(),
  within = '',
): readonly Stage[] {
  const globals = globalArguments(instructions, given, escape)
  const byName = new Map<string, Draft>()
  const drafts: Draft[] = []
  for (const from of instructions) {
    const parts = from.keyword === 'FROM' ? readFrom(from) : undefined
    if (!parts) continue
    const image = expand(parts.image, (name) => globals.get(name), escape)
    const template = image ?? expand(parts.image, (name) => globals.get(name) ?? UNKNOWN, escape) ?? UNKNOWN
    const parent = image === undefined ? undefined : byName.get(image.toLowerCase())
    const index = drafts.length
    const name = parts.alias?.name
    const draft: Draft = {
      index,
      name,
      nameSpan: parts.alias?.span,
      from,
      parent,
      template,
      subject: within + subjectOf(name, index),
      noun: within + subjectOf(name, index),
      reference: parent || image?.toLowerCase() === 'scratch' || image === '' ? undefined : image,
      scratch: !parent && image?.toLowerCase() === 'scratch',
      kept: false,
      copiedOut: false,
      final: false,
    }
    drafts.push(draft)
    if (name !== undefined) byName.set(name.toLowerCase(), draft)
  }
  const final = drafts.at(-1)
  if (final) final.final = true
  if (final?.index === 0 && final.name === undefined && within === '') final.noun = 'the image'
  let chain = 0
  for (let stage = final; stage && chain < MAX_CHAIN; stage = stage.parent) {
    stage.kept = true
    chain++
  }
  markCopied(instructions, drafts, byName)
  return drafts
}

/** Marks the stages that a kept one copies files from as they are, by name or number; a chain of copies is followed from the end. */
function markCopied(
  instructions: readonly Instruction[],
  drafts: readonly Draft[],
  byName: ReadonlyMap<string, Draft>,
): void {
  const indexOf = new Map(drafts.map((draft) => [draft.from, draft.index]))
  let at = -1
  const copies = instructions.flatMap((one) => {
    at = indexOf.get(one) ?? at
    const from = one.keyword === 'COPY' ? one.flags.find(({ name }) => name === 'from')?.value : undefined
    // With a mode of its own the copy does not keep that of the file.
    return from === undefined || one.flags.some(({ name }) => name === 'chmod') ? [] : { into: at, from }
  })
  for (const { into, from } of copies.reverse()) {
    const target = drafts[into]
    const source = byName.get(from.toLowerCase()) ?? (/^\d+$/.test(from) ? drafts[Number(from)] : undefined)
    if (source && (target?.kept || target?.copiedOut)) source.copiedOut = true
  }
}

/** `stage-0` is what an unnamed stage gets called when it is named for its number: what is said of it stays the same. */
function subjectOf(name: string | undefined, index: number): string {
  return `stage ${name === undefined || name === `stage-${index}` ? index : name}`
}

interface Draft extends Stage {
  noun: string
  parent: Draft | undefined
  kept: boolean
  copiedOut: boolean
  final: boolean
}

/** What is given to the ARGs before the first FROM, the only ones a FROM can use, else their defaults. */
function globalArguments(
  instructions: readonly Instruction[],
  given: ReadonlyMap<string, string>,
  escape: Escape,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const { keyword, pairs } of instructions) {
    if (keyword === 'FROM') break
    if (keyword !== 'ARG') continue
    for (const { name, raw } of pairs) {
      const known =
        given.get(name) ?? (raw === undefined ? undefined : expand(raw, (other) => values.get(other), escape))
      if (known !== undefined) values.set(name, known)
    }
  }
  return values
}

/** The stages from `stage` up to the image it all starts from, nearest first. */
export function chainOf(stage: Stage): readonly Stage[] {
  const chain: Stage[] = []
  for (let one: Stage | undefined = stage; one && chain.length < MAX_CHAIN; one = one.parent) chain.push(one)
  return chain
}

/** The images stages start from and files are copied from. */
export function imageFacts(instructions: readonly DockerfileInstruction[], stages: readonly Stage[], emit: Sink): void {
  for (const { subject, noun, from, parent, scratch, reference, template } of stages) {
    const parts = readFrom(from)
    if (parts && !parent && !scratch) {
      emit('image', {
        span: parts.image.span,
        subject,
        noun,
        role: 'base',
        reference,
        template,
        builtHere: false,
      })
    }
  }
  const names = new Set(
    stages.flatMap(({ name, index }) => [String(index), ...(name === undefined ? [] : [name.toLowerCase()])]),
  )
  for (const { instruction, subject, noun, keyword } of instructions) {
    for (const { value, span } of sourcesOf(instruction, keyword)) {
      if (value.includes('$') || names.has(value.toLowerCase())) continue
      emit('image', { span, subject, noun, role: 'copy', reference: value, template: value, builtHere: false })
    }
  }
}

/** What an instruction takes files out of: `COPY --from=`, `RUN --mount=from=`. */
function sourcesOf(
  { flags }: Instruction,
  keyword: string,
): readonly { readonly value: string; readonly span: Span }[] {
  const named: readonly { readonly value: string | undefined; readonly span: Span | undefined }[] =
    keyword === 'COPY'
      ? flags.filter(({ name }) => name === 'from').map(({ value, valueSpan }) => ({ value, span: valueSpan }))
      : keyword === 'RUN'
        ? flags
            .filter(({ name }) => name === 'mount')
            .flatMap(({ options = [] }) => options.filter(({ key }) => key === 'from'))
            .map(({ value, valueSpan }) => ({ value, span: valueSpan }))
        : []
  return named.flatMap(({ value, span }) => (value && span ? [{ value, span }] : []))
}
