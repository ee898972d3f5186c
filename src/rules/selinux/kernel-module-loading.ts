import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** man page capabilities(7). */
export const kernelModuleLoading: Rule = {
  id: 'kernel-module-loading',
  title: 'Domain can load kernel modules',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['refpolicy:neverallow'],
  references: ['man page capabilities(7)', 'SELinux reference policy 2.20221101, neverallow rules of kernel.te'],
  on: wherever(
    {
      classes: ['capability', 'system'],
      permissions: ['sys_module', 'module_load'],
      calls: /^(?:kernel_load_module|files_load_kernel_modules)$/,
      duty: 'modules',
    },
    () => ({
      message:
        '{domain} can load kernel modules ({what}): a module runs as part of the kernel, where no rule of this policy applies. Remove it, and let the system load what the service needs at boot.',
      caveat: 'what loads kernel modules itself will fail',
    }),
  ),
}
