import type { Rule } from '../../core/rule.ts'
import { lacking } from '../shared/machines/lacking.ts'

/** libvirt docs, "LXC container driver": a container without a label has the driver's default, which may be none. */
export const containerWithoutMacLabel: Rule = {
  id: 'container-without-mac-label',
  title: 'Container states no security label',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "LXC container driver"'],
  on: {
    'libvirt.domain': lacking({
      what: 'mac-label',
      message:
        "{noun} is a container and states no security label: it shares the host's kernel, and whether SELinux or AppArmor holds it is left to the driver's configuration. State a label.",
    }),
  },
}
