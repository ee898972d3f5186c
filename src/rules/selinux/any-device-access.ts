import type { Rule } from '../../core/rule.ts'
import { GENERIC_DEVICE_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { DEVICES } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, devices.if. */
export const anyDeviceAccess: Rule = {
  id: 'any-device-access',
  title: 'Domain can use any device',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, devices.if'],
  on: wherever(
    {
      classes: DEVICES,
      permissions: ['read', 'write'],
      targets: GENERIC_DEVICE_TYPES,
      calls: /^dev_(?:(?:manage|rw|read|write)_(?:all|generic)_(?:blk|chr)_files)$/,
      duty: 'devices',
    },
    () => ({
      message:
        '{domain} can use all devices, or those without a type of their own ({what}): disks and memory can be among them. Name the type of the one device it needs.',
      caveat: 'devices that are not named by their own type become unreachable',
    }),
  ),
}
