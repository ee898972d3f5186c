import { EFFECT, type Context } from '../said.ts'
import { literalOf, pairOf } from '../values.ts'

/** Settings of the Hyper-V provider. */
export function hypervFacts({ said, emit }: Context): void {
  for (const { statement, name, subject, noun, edit } of said) {
    const { span, value } = statement
    const on = literalOf(value)
    if (name === 'hyperv.enable_virtualization_extensions' && typeof on === 'boolean') {
      emit('machineFeature', {
        span,
        subject,
        noun,
        feature: 'nested-virtualization',
        on,
        stated: true,
        detail: 'enable_virtualization_extensions',
        evidence: `enable_virtualization_extensions ${on}`,
        set: (next) => edit.replace(value, String(next)),
        effect: EFFECT,
      })
    }
    const service = name === 'hyperv.vm_integration_services' ? pairOf(value, 'guest_service_interface') : undefined
    const given = literalOf(service?.value)
    if (service && typeof given === 'boolean') {
      emit('machineFeature', {
        span: service.span,
        subject,
        noun,
        feature: 'file-transfer',
        on: given,
        stated: true,
        detail: 'guest_service_interface',
        evidence: `guest_service_interface ${given}`,
        set: (next) => edit.replace(service.value, String(next)),
        effect: EFFECT,
      })
    }
  }
}
