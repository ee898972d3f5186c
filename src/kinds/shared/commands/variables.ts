import type { Edits } from '../../../core/edit.ts'
import { invocationsOf, type ShellCommand, type ShellScript, type ShellWord } from '../../../syntax/shell/index.ts'
import type { Span } from '../../../core/span.ts'
import type { WordEditor } from './script.ts'
import type { Sink } from '../sink.ts'

interface Assigned {
  readonly name: string
  readonly span: Span
  readonly value: string | undefined
  readonly removable: boolean
}

const EXPORTS = /^(?:export|declare|typeset|readonly|local)$/
const ASSIGNED = /^([A-Za-z_]\w*)=/

/** The variables commands set: `NAME=value program`, `env NAME=value program`, `export NAME=value`. */
export function commandVariableFacts(
  place: { readonly subject: string; readonly noun: string; readonly kept: boolean },
  script: ShellScript,
  edit: WordEditor,
  emit: Sink,
): void {
  const { subject, noun, kept } = place
  for (const command of script.commands) {
    for (const { name, span, value, removable } of assignedBy(command)) {
      const remove = (): Edits => (removable ? edit.removeWord({ span }) : undefined)
      emit('variable', {
        span,
        subject,
        noun,
        place: 'command',
        variable: name,
        value,
        image: undefined,
        kept,
        holdsSecret: false,
        remove,
        set: () => undefined,
        nameSpan: { start: span.start, end: span.start + name.length },
        valueSpan: { start: span.start + name.length + 1, end: span.end },
      })
    }
  }
}

function assignedBy(command: ShellCommand): readonly Assigned[] {
  const [main] = invocationsOf(command)
  const own = command.assignments.map(({ name, span, value }) => ({
    name,
    span,
    value: value.value,
    removable: command.words.length > 0,
  }))
  if (!main) return own
  const exports = EXPORTS.test(main.program)
  const before = command.words.slice(0, Math.max(0, command.words.indexOf(main.programWord)))
  const words = exports ? main.args : before
  return [...own, ...words.flatMap((word) => assignedByWord(word, !exports || main.args.length > 1))]
}

function assignedByWord({ text, value, span }: ShellWord, removable: boolean): readonly Assigned[] {
  const name = ASSIGNED.exec(text)?.[1]
  return name === undefined ? [] : [{ name, span, value: value?.slice(name.length + 1), removable }]
}
