import type { Rule } from '../../core/rule.ts'
import { weakSetting } from '../shared/machines/weak-setting.ts'

/** libvirt docs, "Hard drives, floppy disks, CDROMs": auth names a secret by uuid or usage. Passwords in addresses are credential-in-text's. */
export const diskSecretUnnamed: Rule = {
  id: 'disk-secret-unnamed',
  title: 'Disk signs in with a secret that is not kept by libvirt',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Hard drives, floppy disks, CDROMs"'],
  on: {
    'libvirt.setting': weakSetting({
      keys: ['devices/disk/auth/secret'],
      weak: (value, { named }) => value !== '' && !named,
      message:
        '{noun} has a disk whose secret stands in the definition instead of the name of one: everyone who may read the definition has it. Store it with virsh secret-define and name its "usage".',
    }),
  },
}
