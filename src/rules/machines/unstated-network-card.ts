import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "Network interfaces": without a model the hypervisor's default is used; for PCs that is rtl8139 or e1000. */
export const unstatedNetworkCard: Rule = {
  id: 'unstated-network-card',
  title: 'Network card has no model, so it is an old one',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Network interfaces"'],
  on: {
    'libvirt.interface'({ span, subject, noun, unstatedModel, setModel }, { report }) {
      if (!unstatedModel) return
      report({
        span,
        subject,
        evidence: 'no model',
        values: { noun },
        message:
          '{noun} has a network card without a model: QEMU then emulates an old card of a PC, rtl8139 or e1000, whose code is large and has let guests out before. State "virtio".',
        fixes: [
          redefining(
            'Use virtio',
            'the guest needs a driver for it, and may give the card another name',
            setModel('virtio'),
          ),
        ],
      })
    },
  },
}
