import type { Rule } from '../../core/rule.ts'
import { lacking } from '../shared/machines/lacking.ts'

/** QEMU docs, "i440fx PC": secure boot with SMM, PCI Express and an IOMMU need q35. Another chipset is other hardware to the guest. */
export const oldChipset: Rule = {
  id: 'old-chipset',
  title: 'Machine has the chipset of 1996',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: BIOS bootloader"'],
  on: {
    'libvirt.domain': lacking({
      what: 'chipset-q35',
      message:
        '{noun} is a PC with the i440FX chipset: it comes with IDE, ISA and floppy emulation, and has neither secure boot that holds nor PCI Express. Use the machine "q35" for new guests.',
    }),
  },
}
