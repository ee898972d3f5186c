import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Graphical framebuffers": powerControl. */
export const remoteDisplayPowerControl: Rule = {
  id: 'remote-display-power-control',
  title: 'Viewers of the display may power the machine off',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Graphical framebuffers"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/graphics@powerControl'],
      weak: (value) => value === 'yes',
      message: '{noun} lets whoever looks at its display power it off or reset it. Switch that off.',
      fixes: ({ set }) => [
        redefining('Take power control away', 'viewers can no longer restart a machine that hangs', set('no')),
      ],
    }),
  },
}
