import type { Rule } from '../../core/rule.ts'
import { devicePlaces } from '../../knowledge/apparmor/places.ts'
import { DISK_TYPES } from '../../knowledge/selinux/types.ts'
import { handover } from '../shared/apparmor/place.ts'
import { wherever } from '../shared/selinux/access.ts'
import { changesFiles, DEVICES } from '../shared/selinux/permissions.ts'

const STORAGE_CALLS = /^storage_(?:raw_(?:read|write|rw)_fixed_disk|(?:read|write)_scsi_generic|manage_fixed_disk)$/
const CAVEAT = 'direct access to disks will fail'

/** Both mechanisms judge files: a disk read or written as a whole goes past them. apparmor.d(5), "File rules"; neverallow rules of refpolicy's storage.te. */
export const rawDiskAccess: Rule = {
  id: 'raw-disk-access',
  title: 'Disks are open past the file system',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['aa-sev:10', 'aa-sev:4', 'refpolicy:neverallow'],
  references: ['apparmor.d(5), "File rules"', 'SELinux reference policy 2.20221101, neverallow rules of storage.te'],
  on: {
    ...handover({
      places: devicePlaces('raw-disk'),
      access: 'any',
      duty: ['disks', 'boot', 'containers'],
      threat: ({ write }) => (write ? undefined : { needs: 'code', reaches: 'others' }),
      message:
        '`{path}` opens {what}: every file on it can be reached there, whatever this and other profiles say about paths. Remove the permission, or name the one device.',
    }),
    ...wherever(
      {
        classes: DEVICES,
        permissions: ['write', 'append', 'read'],
        targets: DISK_TYPES,
        calls: STORAGE_CALLS,
        duty: 'disks',
      },
      ({ permissions, what }) =>
        changesFiles(permissions, what)
          ? {
              message:
                '{domain} can write whole disks of the host ({what}), whatever the labels and modes of the files on them: that gives control of the host. Remove it.',
              caveat: CAVEAT,
            }
          : {
              message:
                '{domain} can read whole disks of the host ({what}), and so every file on them, whatever its label or mode. Remove it.',
              caveat: CAVEAT,
              threat: { needs: 'flaw', reaches: 'host' },
            },
    ),
  },
}
