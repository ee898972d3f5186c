import type { Rule } from '../../core/rule.ts'
import { KERNEL_MEMORY_FILE_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { changesFiles } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, neverallow rules of devices.te. */
export const kernelMemoryAccess: Rule = {
  id: 'kernel-memory-access',
  title: 'Domain can read or change the memory of the kernel',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['refpolicy:neverallow'],
  references: ['SELinux reference policy 2.20221101, neverallow rules of devices.te'],
  on: wherever(
    {
      classes: ['file', 'chr_file'],
      permissions: ['write', 'append', 'execute', 'read', 'map'],
      targets: KERNEL_MEMORY_FILE_TYPES,
      calls: /^dev_(?:read|rx|write|wx|rw)_raw_memory$/,
      duty: 'memory',
    },
    ({ permissions, what }) =>
      permissions.some((one) => ['write', 'append', 'execute'].includes(one)) || changesFiles([], what)
        ? {
            message:
              "{domain} can change physical memory ({what}), including the kernel's: nothing then confines it. Remove it.",
            caveat: 'direct access to memory will fail',
          }
        : {
            message:
              "{domain} can read the kernel's memory ({what}), and with it the keys and passwords of the whole machine. Remove it.",
            caveat: 'direct access to memory will fail',
            threat: { needs: 'flaw', reaches: 'host' },
          },
  ),
}
