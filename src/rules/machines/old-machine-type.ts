import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** QEMU docs, "Deprecated features": versioned machine types are deprecated after three years and removed after six. Another type is other hardware to the guest. */
export const oldMachineType: Rule = {
  id: 'old-machine-type',
  title: 'Machine type of an old release',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['QEMU docs, "Deprecated features"', 'libvirt docs, "Domain XML format: BIOS bootloader"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['os/type@machine'],
      weak: (value, { qemu }) =>
        qemu && /^(?:pc-(?:0|1)\.|pc-i440fx-[12]\.|pc-q35-[12]\.|rhel[56]|pc-i440fx-rhel[67]|isapc$)/.test(value),
      message:
        '{noun} runs on the hardware of an old release ({value}), with devices kept the way they were, faults included, until the type is removed and the machine no longer starts. Move it to a current type.',
    }),
  },
}
