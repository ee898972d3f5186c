import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** QEMU documentation, "Security": the non-virtualization use case gives no guarantee of isolation. */
export const emulatedProcessor: Rule = {
  id: 'emulated-processor',
  title: 'Machine runs on an emulated processor',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://www.qemu.org/docs/master/system/security.html'],
  on: watchFeatures({
    features: ['processor-emulation'],
    weak: 'on',
    message:
      '{noun} runs on a processor that QEMU emulates in software. That code was not written to hold hostile guests: a guest that breaks out of it runs code on the host, and QEMU does not treat that as a security flaw. Use `kvm`.',
    fix: { title: 'Use KVM', caveat: 'the host needs a processor with hardware virtualisation' },
  }),
}
