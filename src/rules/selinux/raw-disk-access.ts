import type { Rule } from '../../core/rule.ts'
import { DISK_TYPES } from '../../knowledge/selinux-types.ts'
import { wherever } from './access.ts'
import { changesFiles, DEVICES } from './permissions.ts'

/** SELinux reference policy 2.20221101, neverallow rules of storage.te. */
export const rawDiskAccess: Rule = {
  id: 'raw-disk-access',
  title: 'Domain may use whole disks',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['refpolicy:neverallow'],
  references: ['SELinux reference policy 2.20221101, neverallow rules of storage.te'],
  on: wherever(
    { classes: DEVICES, permissions: ['write', 'append', 'read'], targets: DISK_TYPES, calls: /^storage_(?:raw_(?:read|write|rw)_(?:fixed_disk|removable_device)|(?:read|write)_scsi_generic|manage_fixed_disk)$/, duty: 'disks' },
    ({ permissions, what }) => changesFiles(permissions, what)
      ? { message: '{domain} may write whole disks of the host ({what}), past all labels and modes of the files on them: that is control of the host. Remove it.', caveat: 'direct access to disks will fail' }
      : { message: '{domain} may read whole disks of the host ({what}), and so every file on them whatever its label or mode. Remove it.', caveat: 'direct access to disks will fail', threat: { needs: 'flaw', reaches: 'host' } },
  ),
}
