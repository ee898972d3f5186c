import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Cards of real machines, as QEMU, VirtualBox and VMware imitate them. */
const LEGACY = /^(?:vlance|flexible|e1000e?|rtl8139|ne2k_(?:pci|isa)|pcnet|am79c97[03]a|i8255\w+|8254[0-9]\w+)$/

/** Emulated hardware of the nineties is large code that hardly anybody audits. */
export const legacyNetworkCard: Rule = {
  id: 'legacy-network-card',
  title: 'Machine has an old model of network card',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: [
    'VMware knowledge base 1001805, "Choosing a network adapter"',
    'libvirt, Domain XML format, "Network interfaces"',
  ],
  on: {
    networkCard({ span, subject, noun, model, modern, effect, setModel }, { report }) {
      if (model === undefined || !LEGACY.test(model)) return
      report({
        span,
        subject,
        evidence: `model ${model}`,
        values: { noun, model, modern },
        message:
          '{noun} has a network card of the model {model}: its emulation is large, old code that parses what the guest sends, and guests have broken out through such. Use {modern}.',
        fixes: [
          reviewFix(
            `Use ${modern}`,
            `the guest needs a driver for it, and may give the card another name; ${effect}`,
            setModel(modern),
          ),
        ],
      })
    },
  },
}
