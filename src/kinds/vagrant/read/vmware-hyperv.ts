import { type Context, EFFECT, emitFeature, nounOf, type Said } from './said.ts'
import { literalOf, pairOf, textOf } from './values.ts'
import { machineFacts } from '../../vmx/read/index.ts'
import { machineOf, type MachineSetting } from '../../vmx/read/machine.ts'
import type { Machine } from './walk.ts'
import { quoted } from './networks.ts'

/** Settings of the Hyper-V provider. */
export function hypervFacts({ said, emit }: Context): void {
  for (const one of said) {
    const {
      statement: { span, value },
      name,
      edit,
    } = one
    const on = literalOf(value)
    if (name === 'hyperv.enable_virtualization_extensions' && typeof on === 'boolean') {
      const detail = 'enable_virtualization_extensions'
      const set = (next: boolean) => edit.replace(value, String(next))
      emitFeature(one, { span, feature: 'nested-virtualization', on, detail, evidence: `${detail} ${on}`, set }, emit)
    }
    const service = name === 'hyperv.vm_integration_services' ? pairOf(value, 'guest_service_interface') : undefined
    const given = literalOf(service?.value)
    if (service && typeof given === 'boolean') {
      const detail = 'guest_service_interface'
      const evidence = `${detail} ${given}`
      const set = (next: boolean) => edit.replace(service.value, String(next))
      emitFeature(one, { span: service.span, feature: 'file-transfer', on: given, detail, evidence, set }, emit)
    }
  }
}

/** `v.vmx["key"] = "value"` of VMware's providers: lines of the machine's .vmx file, judged as those are. */
export function vmwareFacts({ said, file, text, emit }: Context): void {
  const settings = new Map<Machine, { readonly said: Said[]; readonly list: MachineSetting[] }>()
  for (const one of said) {
    const setting = one.name === 'vmware.vmx' ? settingOf(one, text) : undefined
    if (!setting) continue
    const { machine } = one.scope
    const known = settings.get(machine) ?? { said: [], list: [] }
    known.said.push(one)
    known.list.push(setting)
    settings.set(machine, known)
  }
  for (const [machine, { said: lines, list }] of settings) {
    const [first] = lines
    if (!first) continue
    const plain = nounOf(machine, file)
    machineFacts(
      machineOf({
        // What only one of the lines depends on is not said of the others.
        noun: lines.some(({ noun }) => noun === plain) ? plain : first.noun,
        subject: first.subject,
        span: first.statement.span,
        // The box's own file has most settings: what is not said here may be said there.
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
