import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Direct kernel boot". */
export const directKernelBoot: Rule = {
  id: 'direct-kernel-boot',
  title: 'Kernel is loaded from the host',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: BIOS bootloader"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['os/kernel'],
      weak: (value) => value !== '',
      message:
        '{noun} boots a kernel from a file of the host: secure boot does not check it, and updates within the guest do not reach it. Let the guest boot its own.',
    }),
  },
}
