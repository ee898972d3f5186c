import type { DockerfileInstruction, Stage } from '../facts.ts'
import type { Script } from '../../../core/facts/command.ts'
import { chainOf } from './stages.ts'
import type { Edits } from '../../../core/edit.ts'
import { imageShell } from '../../../knowledge/images/contents.ts'
import { imageUser } from '../../../knowledge/images/start-user.ts'
import type { ShellScript } from '../../../syntax/shell/index.ts'
import { isRoot } from './user.ts'

const TARGETS: ReadonlySet<string> = new Set(['target', 'dst', 'destination'])

/**
 * Whether a `--mount=type=cache` or `type=tmpfs` of a RUN covers a directory, `~` being any home. One whose target cannot be
 * known may cover everything.
 */
export function isMounted({ instruction }: DockerfileInstruction, directory: string): boolean {
  const wanted = atHome(directory)
  return instruction.flags.some(({ name, options }) => {
    if (
      name !== 'mount' ||
      !options?.some(({ key, value }) => key === 'type' && (value === 'cache' || value === 'tmpfs'))
    ) {
      return false
    }
    const target = options.find(({ key }) => TARGETS.has(key))?.value ?? ''
    if (/^(?!\$HOME\b|\$\{HOME\}).*\$/.test(target)) return true
    const mounted = atHome(target.replace(/\/+$/, ''))
    return mounted !== '' && (wanted === mounted || wanted.startsWith(`${mounted}/`))
  })
}

/** Where `--mount=type=secret` puts its files: at `target`, or below `/run/secrets` under its id (Dockerfile reference). */
export function secretFilesOf({ flags }: DockerfileInstruction['instruction']): readonly string[] {
  return flags.flatMap(({ name, options = [] }) => {
    const of = (...keys: readonly string[]): string | undefined => options.find(({ key }) => keys.includes(key))?.value
    if (name !== 'mount' || of('type') !== 'secret') return []
    const target = of(...TARGETS)
    const id = of('id', 'source', 'src') ?? target?.replace(/^.*\//, '')
    // With `env` alone there is no file.
    if (target === undefined && (id === undefined || of('env') !== undefined)) return []
    return [target ?? `/run/secrets/${id ?? ''}`]
  })
}

function atHome(path: string): string {
  return path.replace(/^(?:\/root|\/home\/[^/]+|\$HOME|\$\{HOME\}|~)(?=\/|$)/, '~')
}

/** How many scripts before and after one are looked at, and how many COPY and ADD instructions before it. */
const MAX_SCRIPTS = 100
const MAX_COPIES = 100

/** The RUNs of a file in order with their stages, so that each finds those that share its file system. */
export class ScriptHistory {
  readonly #stages: (Stage | undefined)[] = []
  readonly #scripts: (Script | undefined)[] = []
  readonly #copies: {
    readonly before: number
    readonly stage: Stage | undefined
    readonly sources: readonly string[]
  }[] = []

  /** Takes a place in the order. */
  next(stage: Stage | undefined): number {
    return this.#stages.push(stage) - 1
  }

  add(position: number, script: Script): void {
    this.#scripts[position] = script
  }

  /** Takes note of what a COPY or ADD brings in. */
  copy(stage: Stage | undefined, sources: readonly string[]): void {
    this.#copies.push({ before: this.#stages.length, stage, sources })
  }

  /** What was copied into the stage before the position, or into those it starts from. */
  copied(position: number): readonly string[] {
    const stage = this.#stages[position]
    const chain = new Set(stage && chainOf(stage))
    const end = this.#copies.findIndex(({ before }) => before > position)
    const near = this.#copies.slice(0, end < 0 ? undefined : end).slice(-MAX_COPIES)
    return near.flatMap((copy) => (copy.stage && chain.has(copy.stage) ? copy.sources : []))
  }

  /** The scripts of the stage before the position, and those of the stages it starts from. */
  earlier(position: number): readonly Script[] {
    const stage = this.#stages[position]
    const chain = new Set(stage && chainOf(stage))
    return this.#between(
      Math.max(0, position - MAX_SCRIPTS),
      position,
      (other) => other !== undefined && chain.has(other),
    )
  }

  /** The scripts of the stage after the position, and those of the stages that start from it. */
  later(position: number): readonly Script[] {
    const stage = this.#stages[position]
    if (!stage) return []
    return this.#between(
      position + 1,
      position + 1 + MAX_SCRIPTS,
      (other) => other !== undefined && chainOf(other).includes(stage),
    )
  }

  /** The last scripts of a stage and of those it starts from. */
  ofImage(stage: Stage): readonly Script[] {
    const chain = new Set(chainOf(stage))
    const end = this.#stages.length
    return this.#between(Math.max(0, end - MAX_SCRIPTS), end, (other) => other !== undefined && chain.has(other))
  }

  #between(from: number, to: number, belongs: (stage: Stage | undefined) => boolean): readonly Script[] {
    return this.#scripts.slice(from, to).filter((script, index): script is Script => {
      return script?.phase === 'build' && belongs(this.#stages[from + index])
    })
  }
}

const ABLE = /(?:^|\/)(?:bash|zsh|ash|ksh|mksh)$/
const INSERTED = 'SHELL ["/bin/bash", "-o", "pipefail", "-c"]'

/** Whether an instruction runs as root: the USER above says so, or none does and the base image is known. */
export function runsAsRoot({ user, stage }: DockerfileInstruction): boolean | undefined {
  const word = user?.instruction.words[0]
  if (user && word) {
    const name = user.expand(word)
    return name === undefined ? undefined : isRoot(name)
  }
  const base = stage && chainOf(stage).at(-1)
  if (!base) return undefined
  if (base.scratch) return true
  const known = base.reference === undefined ? 'unknown' : imageUser(base.reference)
  return known === 'unknown' ? undefined : known === 'root'
}

/** Whether SHELL has shell forms fail when any command of a pipe does. dash, which is sh on Debian, does not know the option. */
export function hasPipefail({ shell, stage, instruction }: DockerfileInstruction): boolean {
  const words = shell?.instruction.json?.map(({ value }) => value) ?? []
  if (instruction.json || !words.includes('pipefail')) return false
  return words.some((word) => ABLE.test(word)) || sh(stage) === 'pipefail'
}

/** Has shell forms from here on fail so, by a SHELL above; or the script alone, where its shell is known to know the option. */
export function setPipefail(of: DockerfileInstruction, script: ShellScript): Edits {
  const { shell, stage, instruction, trigger, edit } = of
  const first = script.commands[0]
  if (trigger || instruction.json || instruction.heredocs.length > 0 || !first) return undefined
  const chosen = shell?.instruction.json?.[0]?.value
  if (chosen === undefined ? sh(stage) === 'pipefail' : ABLE.test(chosen)) {
    return edit.replace({ start: instruction.bodySpan.start, end: instruction.bodySpan.start }, 'set -o pipefail && ')
  }
  return chosen === undefined && sh(stage) === 'beside-bash' ? edit.insertBefore(INSERTED) : undefined
}

function sh(stage: DockerfileInstruction['stage']): ReturnType<typeof imageShell> {
  const base = stage && chainOf(stage).at(-1)
  return base?.reference === undefined ? undefined : imageShell(base.reference)
}
