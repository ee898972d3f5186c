import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "Network interfaces: Isolating guests's network traffic from each other". */
export const networkWithoutPortIsolation: Rule = {
  id: 'network-without-port-isolation',
  title: 'Guests on the bridge see each other',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Network interfaces"'],
  on: {
    'libvirt.interface'({ span, subject, noun, type, isolated, isolate }, { report }) {
      if ((type !== 'bridge' && type !== 'network') || isolated) return
      report({
        span,
        subject,
        evidence: 'port not isolated',
        values: { noun },
        message:
          '{noun} can talk to every other guest on its bridge: one that is taken over attacks its neighbours from within. Isolate its port where they have nothing to say to each other.',
        fixes: [
          redefining(
            'Isolate the port',
            'guests with isolated ports on the same bridge no longer reach each other',
            isolate(),
          ),
        ],
      })
    },
  },
}
