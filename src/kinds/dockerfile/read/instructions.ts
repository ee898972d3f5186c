import { containedIn } from '../../../core/span.ts'
import {
  type DockerfileTree,
  type Escape,
  expand,
  insertAfter,
  insertBefore,
  type Instruction,
  removeFlag,
  removeInstruction,
  removeWord,
  replaceKeyword,
  setSpan,
} from '../../../syntax/dockerfile/index.ts'
import type { DockerfileInstruction, InstructionEdit, Operand, Stage } from '../facts.ts'
import { isWindowsImage } from '../../../knowledge/images/contents.ts'

/** Programs that come with Windows: what is run by them is handed over by its shell, where `;` and quotes mean something else. */
const isWindowsCommand = ({ words: [first] }: Instruction): boolean =>
  /^["']?(?:[A-Za-z]:[\\/].*|(?:powershell|cmd)(?:\.exe)?)["']?$/i.test(first?.raw ?? '')

/**
 * All instructions in order with their stages and the variables that hold at each; ONBUILD triggers follow their ONBUILD.
 * @param context the URI of the folder they are built in, where it is known
 * @param given the arguments that whoever builds it gives, for FROM
 */
export function instructionsOf(
  text: string,
  tree: DockerfileTree,
  stages: readonly Stage[],
  context?: string,
  given?: ReadonlyMap<string, string>,
): readonly DockerfileInstruction[] {
  const globals = new Environment(tree.escape, undefined, undefined, given)
  const environments = new Map<Stage, Environment>()
  const result: DockerfileInstruction[] = []
  let stage: Stage | undefined
  let environment = globals
  const shells = new Map<Stage | undefined, boolean>()
  const nearest = {
    WORKDIR: new Map<Stage | undefined, DockerfileInstruction>(),
    USER: new Map<Stage | undefined, DockerfileInstruction>(),
    SHELL: new Map<Stage | undefined, DockerfileInstruction>(),
  }
  // Triggers run one after the other in the image that is built on this one.
  const triggered = new Map<string, DockerfileInstruction>()
  tree.instructions.forEach((instruction, index) => {
    const next = stages[(stage?.index ?? -1) + 1]
    if (next?.from === instruction) {
      stage = next
      environment = new Environment(tree.escape, next.parent && environments.get(next.parent), globals)
      environments.set(next, environment)
      inherit(shells, next)
      if (isWindowsImage(next.template)) shells.set(next, false)
      for (const map of Object.values(nearest)) inherit(map, next)
    }
    if (instruction.keyword === 'RUN' && !shells.has(stage) && isWindowsCommand(instruction)) shells.set(stage, false)
    const chosen = shells.get(stage)
    const above = (keyword: keyof typeof nearest, trigger: boolean): DockerfileInstruction | undefined =>
      (trigger ? triggered.get(`${keyword} ${stage?.index ?? ''}`) : undefined) ?? nearest[keyword].get(stage)
    if (instruction.keyword === 'SHELL') {
      shells.set(stage, !/powershell|pwsh|cmd(\.exe)?$/i.test(instruction.json?.[0]?.value ?? ''))
    }
    // FROM sees the ARGs before the first FROM alone.
    const here = instruction.keyword === 'FROM' ? globals : environment
    // Values are filled in as they stand here: what ENV and ARG below set does not count yet.
    const variable: DockerfileInstruction['variable'] = (name) => here.setting(name, index)
    const known = (name: string): string | undefined => variable(name)?.value
    for (const one of instruction.trigger ? [instruction, instruction.trigger] : [instruction]) {
      const fact: DockerfileInstruction = {
        span: one.span,
        subject: stage?.subject ?? 'Dockerfile',
        noun: stage?.noun ?? 'Dockerfile',
        instruction: one,
        keyword: one.keyword,
        stage,
        trigger: one !== instruction,
        kept: stage?.kept ?? false,
        posixShell: chosen ?? tree.escape === '\\',
        shellChosen: chosen !== undefined,
        workdir: above('WORKDIR', one !== instruction),
        user: above('USER', one !== instruction),
        shell: above('SHELL', one !== instruction),
        context,
        get operands() {
          return operandsOf(one, known, tree.escape)
        },
        expand: (word) => expand(word, known, tree.escape),
        variable,
        edit: editOf(text, tree, index, one),
      }
      result.push(fact)
      const { keyword } = one
      if (keyword !== 'WORKDIR' && keyword !== 'USER' && keyword !== 'SHELL') continue
      if (one === instruction) nearest[keyword].set(stage, fact)
      else triggered.set(`${keyword} ${stage?.index ?? ''}`, fact)
    }
    environment.take(instruction, index)
  })
  return result
}

/** A stage starts with what holds at the end of the stage it starts from. */
function inherit<T>(values: Map<Stage | undefined, T>, stage: Stage): void {
  const inherited = stage.parent && values.get(stage.parent)
  if (inherited !== undefined) values.set(stage, inherited)
}

function editOf(text: string, tree: DockerfileTree, index: number, one: Instruction): InstructionEdit {
  return {
    remove: () => removeInstruction(text, tree, index),
    removeFlag: (flag) => removeFlag(text, one, flag),
    removeWord: (word) => removeWord(text, one, word),
    replaceKeyword: (keyword) => replaceKeyword(text, one, keyword),
    replace: setSpan,
    insertBefore: (line) => insertBefore(text, tree, index, line),
    insertAfter: (line) => insertAfter(text, tree, index, line),
  }
}

/** The arguments behind an instruction's flags with variables filled in. BuildKit fills them in exec forms of ADD and COPY as well. */
function operandsOf(
  instruction: Instruction,
  known: (name: string) => string | undefined,
  escape: Escape,
): readonly Operand[] {
  const { json, words, heredocs } = instruction
  if (json) {
    return json.map(({ span, value }) => ({
      span,
      raw: value,
      value: value.includes('$') ? expand(value, known, escape) : value,
      heredoc: false,
    }))
  }
  const isMarker = containedIn(heredocs.map(({ markerSpan }) => markerSpan))
  return words.map((word) => ({
    span: word.span,
    raw: word.raw,
    value: expand(word, known, escape),
    heredoc: isMarker(word.span),
  }))
}

/** How many stages' variables are looked through. */
const MAX_CHAIN = 100

/** What an ENV or ARG gave a variable. */
interface Setting {
  /** The index of the instruction. */
  readonly index: number
  /** undefined when it cannot be known. */
  readonly value: string | undefined
  /** Whether it is an ARG without a default: empty unless whoever builds gives it. */
  readonly bare: boolean
}

/** ENV and ARG values of a stage as they stand at each of its instructions, with those it inherits. */
class Environment {
  readonly #own = new Map<string, Setting[]>()

  constructor(
    readonly escape: Escape,
    readonly parent?: Environment,
    readonly globals?: Environment,
    readonly given?: ReadonlyMap<string, string>,
  ) {}

  /** The value of a variable after the instructions read so far; undefined when it is not set or cannot be known. */
  get(name: string): string | undefined {
    return this.setting(name)?.value
  }

  /** What a variable was set to last before the instruction of that index, here or in a stage this one starts from; undefined when it was not. */
  setting(name: string, before = Infinity, depth = 0): Setting | undefined {
    return (
      lastBefore(this.#own.get(name) ?? [], before) ??
      (depth < MAX_CHAIN ? this.parent?.setting(name, before, depth + 1) : undefined)
    )
  }

  /** Takes in what the ENV or ARG of that index sets. All values of one ENV see the variables as they were before it. */
  take({ keyword, pairs }: Instruction, index: number): void {
    if (keyword !== 'ENV' && keyword !== 'ARG') return
    const values = pairs.map(({ name, raw }): readonly [string, Setting] => {
      const given = keyword === 'ARG' ? this.given?.get(name) : undefined
      if (given !== undefined) return [name, { index, value: given, bare: false }]
      if (raw !== undefined) {
        return [name, { index, value: expand(raw, (other) => this.get(other), this.escape), bare: false }]
      }
      // An ARG without a default takes that of the ARG before the first FROM.
      const global = this.globals?.setting(name)
      return [name, { index, value: global?.value, bare: global?.bare ?? true }]
    })
    for (const [name, setting] of values) {
      const settings = this.#own.get(name)
      if (settings) settings.push(setting)
      else this.#own.set(name, [setting])
    }
  }
}

/** Settings stand in the order of their indices. */
function lastBefore(settings: readonly Setting[], before: number): Setting | undefined {
  let low = 0
  let high = settings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((settings[middle]?.index ?? 0) < before) low = middle + 1
    else high = middle
  }
  return settings[low - 1]
}
