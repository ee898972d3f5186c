import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Hard drives" and "Video devices". What the guest has drivers for the file does not say. */
export const oldEmulatedDevice: Rule = {
  id: 'old-emulated-device',
  title: 'Old disk or graphics hardware is emulated',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: [
    'libvirt docs, "Domain XML format: Video devices"',
    'libvirt docs, "Domain XML format: Hard drives, floppy disks, CDROMs"',
  ],
  on: {
    'libvirt.disk'({ span, subject, noun, device, bus }, { report }) {
      if (device !== 'disk' || (bus !== 'ide' && bus !== 'fdc')) return
      report({
        span,
        subject,
        evidence: `bus ${bus}`,
        values: { noun },
        message:
          '{noun} has a disk on an emulated IDE bus: its code is old, large and rarely looked at. Use "virtio" or "scsi" where the guest has a driver.',
      })
    },
    'libvirt.setting': weakSetting({
      keys: ['devices/video/model@type'],
      weak: (value) => value === 'cirrus' || value === 'vga',
      message:
        '{noun} has an emulated graphics card of the nineties ({value}): guests have broken out through such code. Use "virtio" where the guest has a driver.',
    }),
  },
}
