import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VirtualBox manual, "Teleporting": a machine with the teleporter on waits for another's memory on a TCP port. */
export const teleporterEnabled: Rule = {
  id: 'teleporter-enabled',
  title: 'Machine waits to be taken over from the network',
  facet: 'network',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VirtualBox manual, "Teleporting"'],
  on: watchFeatures({
    features: ['teleport'],
    weak: 'on',
    message:
      '{noun} waits on a TCP port for the memory of another machine instead of starting: who reaches the port and knows the password, which stands in this file, decides what runs here. Switch it off until it is needed.',
    fix: { title: 'Switch the teleporter off', caveat: 'the machine starts by itself again, and takes no other over' },
  }),
}
