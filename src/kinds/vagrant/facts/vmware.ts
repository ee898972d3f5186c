import { machineFacts } from '../../vmx/facts/index.ts'
import { machineOf, type MachineSetting } from '../../vmx/machine.ts'
import { EFFECT, type Context, type Said } from '../said.ts'
import { literalOf, textOf } from '../values.ts'
import type { Machine } from '../walk.ts'
import { quoted } from './networks.ts'

/** `v.vmx["key"] = "value"` of VMware's providers: lines of the machine's .vmx file, judged as those are. */
export function vmwareFacts({ said, text, emit }: Context): void {
  const settings = new Map<Machine, { readonly first: Said; readonly list: MachineSetting[] }>()
  for (const one of said) {
    const setting = one.name === 'vmware.vmx' ? settingOf(one, text) : undefined
    if (!setting) continue
    const known = settings.get(one.scope.machine)
    if (known) known.list.push(setting)
    else settings.set(one.scope.machine, { first: one, list: [setting] })
  }
  for (const {
    first: { noun, subject, statement },
    list,
  } of settings.values()) {
    // The box's own file has most settings: what is not said here may be said there.
    machineFacts(
      machineOf({
        noun,
        subject,
        span: statement.span,
        complete: false,
        settings: list,
        effect: EFFECT,
        add: () => undefined,
      }),
      emit,
    )
  }
}

function settingOf({ statement, edit }: Said, text: string): MachineSetting | undefined {
  const { index, value, span, kind } = statement
  const key = textOf(index)
  if (kind !== 'assignment' || key === undefined || !value) return undefined
  const literal = literalOf(value)
  return {
    key,
    value: literal === undefined || literal === null ? undefined : String(literal),
    span,
    valueSpan: value.span,
    set: (written) =>
      edit.replace(value, value.kind === 'string' ? quoted(text, value.span.start, written) : `"${written}"`),
    remove: () => edit.remove(),
  }
}
