import type { Fact } from '../../../core/fact.ts'
import { onceASource } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import { readDockerfile } from '../../../syntax/dockerfile/index.ts'
import { sinkInto } from '../../shared/sink.ts'
import { statedUser, userFacts } from './user.ts'
import { workloadFacts } from './workload.ts'
import { instructionsOf } from './instructions.ts'
import { chainOf, stagesOf } from './stages.ts'

/** What whoever runs an image can know of it from its Dockerfile. */
export interface BuiltImage {
  /** Whom it runs as; `left-to-base`: the base image decides, undefined: it cannot be known. */
  readonly user: 'root' | 'unprivileged' | 'left-to-base' | undefined
  /** Where that is said: the last USER, or the image everything starts from. */
  readonly userSpan: Span
  /** The image everything starts from, as it is called there with defaults filled in. */
  readonly base: string
  /** Whether that image alone decides on the user. */
  readonly userFromBase: boolean
  /** Whether a USER makes it root in a stage that is built only where somebody asks for it, so that the Dockerfile's own findings leave it out. */
  readonly rootByTarget: boolean
  /** Whether it checks its health. */
  readonly checked: boolean
}

/** What a build is told besides its Dockerfile. */
export interface BuildOptions {
  /** A stage's name or number; the last one when there is none. */
  readonly target: string | undefined
  readonly arguments: ReadonlyMap<string, string>
}

const treeOf = onceASource(({ text }) => readDockerfile(text))

/** How many images one Dockerfile is looked through for: a bound, as every target and argument may make another one. */
const MAX_IMAGES = 64
const imagesOf = onceASource(() => new Map<string, BuiltImage | undefined>())

/** What the target stage of a Dockerfile makes of an image; undefined when it has no such stage. */
export function builtImage(source: Source, options: BuildOptions): BuiltImage | undefined {
  const key = JSON.stringify([options.target, ...options.arguments])
  const images = imagesOf(source)
  if (!images.has(key) && images.size < MAX_IMAGES) images.set(key, lookThrough(source, options))
  return images.get(key)
}

function lookThrough(source: Source, { target, arguments: given }: BuildOptions): BuiltImage | undefined {
  const tree = treeOf(source)
  const stages = stagesOf(tree, given)
  const stage =
    target === undefined
      ? stages.at(-1)
      : stages.findLast(({ name, index }) => name?.toLowerCase() === target.toLowerCase() || String(index) === target)
  const root = stage && chainOf(stage).at(-1)
  if (!stage || !root) return undefined
  const instructions = instructionsOf(source.text, tree, stages)
  const facts: Fact[] = []
  userFacts(instructions, stage, () => [], sinkInto(facts))
  workloadFacts(instructions, stage, () => [], sinkInto(facts))
  const user = facts.flatMap(({ name, fact }) => (name === 'user' ? [fact] : []))[0]
  const check = facts.flatMap(({ name, fact }) => (name === 'healthCheck' ? [fact] : []))[0]
  return {
    user: user ? byRoot(user.root) : byStatement(statedUser(instructions, stage)),
    userSpan: user?.span ?? root.from.span,
    base: root.template,
    userFromBase: !user,
    rootByTarget: user?.root === true && stage !== stages.at(-1),
    checked: check?.disabled === false,
  }
}

function byRoot(root: boolean | undefined): BuiltImage['user'] {
  return root === undefined ? undefined : root ? 'root' : 'unprivileged'
}

function byStatement(stated: ReturnType<typeof statedUser>): BuiltImage['user'] {
  return stated === 'stated' ? 'unprivileged' : stated === 'unknown' ? undefined : stated
}
