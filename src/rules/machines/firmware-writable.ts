import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "BIOS bootloader": readonly; the variables go to nvram. */
export const firmwareWritable: Rule = {
  id: 'firmware-writable',
  title: 'Guest can write its firmware image',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: BIOS bootloader"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['os/loader@readonly'],
      weak: (value) => value === 'no',
      message:
        '{noun} can write to the image of its firmware: what the guest leaves there runs before everything else, also in other machines that use the image. Make it read-only.',
      fixes: ({ set }) => [
        redefining('Make the firmware read-only', 'the firmware keeps its variables in "nvram" alone', set('yes')),
      ],
    }),
  },
}
