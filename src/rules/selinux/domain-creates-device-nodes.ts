import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const domainCreatesDeviceNodes: Rule = {
  id: 'domain-creates-device-nodes',
  title: 'Domain may create device files',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)'],
  on: wherever(
    { classes: ['capability'], permissions: ['mknod'], duty: ['devices', 'boot'], direct: true },
    () => ({
      message:
        '{domain} is allowed mknod: it can make itself a device file for a disk or for memory, which then only its types keep it from using. Remove it.',
      caveat: 'creating device files will fail',
    }),
  ),
}
