import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainCreatesDeviceNodes: Rule = {
  id: 'domain-creates-device-nodes',
  title: 'Domain can create device files',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: wherever({ classes: ['capability'], permissions: ['mknod'], duty: ['devices', 'boot'], direct: true }, () => ({
    message:
      '{domain} is allowed `mknod`: as root it can create a device file for a disk or for memory, and only its other SELinux rules then keep it from using it. Remove it.',
    caveat: 'creating device files will fail',
  })),
}
