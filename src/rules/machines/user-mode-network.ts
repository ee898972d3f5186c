import type { Rule } from '../../core/rule.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'

/** QEMU manual, "-netdev user": 10.0.2.2 is the host's loopback. passt does so only for ports named. */
export const userModeNetwork: Rule = {
  id: 'user-mode-network',
  title: "Guest's network reaches services on the host's loopback",
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Network interfaces"'],
  on: {
    'libvirt.interface'({ span, subject, noun, type, backend, forwards }, { report }) {
      if (type !== 'user') return
      const open = forwards.some((address) => addressReach(address) !== 'loopback')
      if (backend === 'passt' && !open) return
      report({
        span,
        subject,
        evidence: open ? 'port forwarded' : 'user mode',
        values: { noun },
        message: open
          ? '{noun} has ports of the host, on addresses others reach, forwarded to it. Forward from 127.0.0.1 unless the service is for the network.'
          : "{noun} has user mode networking: through it the guest reaches what listens on the host's loopback address, without a password as a rule. Use a network or passt.",
      })
    },
  },
}
