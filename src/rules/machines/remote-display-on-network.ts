import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { addressReach } from '../../syntax/notation/listen-address.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Graphical framebuffers": an address of the host, or one taken from a network. */
export const remoteDisplayOnNetwork: Rule = {
  id: 'remote-display-on-network',
  title: "Machine's display is served on a network",
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Graphical framebuffers"'],
  on: {
    remoteDisplay({ span, subject, noun, protocol, on, address, access, effect, bindLoopback }, { report }) {
      if (on !== true || address === undefined || addressReach(address) !== 'one') return
      report({
        span,
        subject,
        evidence: `${protocol} on one address`,
        values: { noun, protocol: protocol.toUpperCase(), address },
        message:
          '{noun} serves its display over {protocol} at {address}: everyone on that network gets as far as the console. Make sure that it is one for administrators, or listen on the loopback address and tunnel to it.',
        ...(access === 'open' && { threat: { needs: 'access', reaches: 'workload' } as const }),
        fixes: [
          reviewFix(
            'Listen on the loopback address',
            `the display is then reached from the host itself alone, or through a tunnel; ${effect}`,
            bindLoopback(),
          ),
        ],
      })
    },
    'libvirt.setting': weakSetting({
      keys: ['devices/graphics/listen@type'],
      weak: (value) => value === 'network',
      message:
        '{noun} serves its display on whatever address the host has on a network: everyone there gets as far as the console. Make sure that it is one for administrators, or listen on the loopback address.',
    }),
  },
}
