import type { Rule } from '../../core/rule.ts'
import { lacking } from '../shared/machines/lacking.ts'

/** libvirt docs, "BIOS bootloader". An installed guest does not start with other firmware. */
export const biosFirmware: Rule = {
  id: 'bios-firmware',
  title: 'Machine boots without UEFI',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: BIOS bootloader"'],
  on: {
    'libvirt.domain': lacking({
      what: 'uefi',
      message:
        '{noun} boots with a BIOS, which starts whatever is on the disk: secure boot is unavailable. Use `firmware="efi"` for new guests.',
    }),
  },
}
