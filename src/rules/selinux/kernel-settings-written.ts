import type { Rule } from '../../core/rule.ts'
import { KERNEL_SETTING_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'

/** SELinux reference policy 2.20221101, kernel.if. */
export const kernelSettingsWritten: Rule = {
  id: 'kernel-settings-written',
  title: 'Domain can change settings of the kernel',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, kernel.if'],
  on: wherever(
    {
      classes: ['file'],
      permissions: ['write', 'append'],
      targets: KERNEL_SETTING_TYPES,
      calls: /^kernel_rw_(?:all_sysctls|kernel_sysctls?|modprobe_sysctls|hotplug_sysctls|usermodehelper_state)$/,
      duty: 'kernel settings',
    },
    () => ({
      message:
        '{domain} can change kernel settings ({what}), including those that name a program the kernel runs as root (`core_pattern`, `modprobe`). Remove it, or allow the one group of settings it needs.',
      caveat: 'changing kernel settings will fail',
    }),
  ),
}
