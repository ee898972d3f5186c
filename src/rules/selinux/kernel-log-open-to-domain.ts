import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const kernelLogOpenToDomain: Rule = {
  id: 'kernel-log-open-to-domain',
  title: 'Domain can read the kernel log',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['man page capabilities(7)', 'The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever(
    {
      classes: ['capability2', 'system'],
      permissions: ['syslog', 'syslog_read'],
      calls: /^(?:kernel_read_ring_buffer|kernel_read_messages|dev_read_kmsg)$/,
      duty: 'audit',
    },
    () => ({
      message:
        '{domain} can read the kernel log ({what}), which shows an attacker addresses and faults of the kernel. Remove it.',
      caveat: 'reading the kernel log will fail',
    }),
  ),
}
