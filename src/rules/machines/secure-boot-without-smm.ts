import type { Rule } from '../../core/rule.ts'
import { lacking } from '../shared/machines/lacking.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "BIOS bootloader": secure needs SMM, or the guest may write the variables itself. */
export const secureBootWithoutSmm: Rule = {
  id: 'secure-boot-without-smm',
  title: 'Secure boot is on, but nothing guards its variables',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: BIOS bootloader"'],
  on: {
    'libvirt.domain': lacking({
      what: 'smm',
      message:
        '{noun} wants secure boot but does not switch system management mode on: the guest\'s kernel may then change the variables secure boot rests on. Switch "smm" on.',
      fixes: (absence) => [
        redefining('Switch system management mode on', 'needs a firmware built for it', absence.add()),
      ],
    }),
  },
}
