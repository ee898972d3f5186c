import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const nullPageMapping: Rule = {
  id: 'null-page-mapping',
  title: 'Domain can map the first page of memory',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['refpolicy:neverallow'],
  references: [
    'The SELinux Notebook, "Object Classes and Permissions"',
    'SELinux reference policy 2.20221101, neverallow rules of domain.te',
  ],
  on: wherever({ classes: ['memprotect'], permissions: ['mmap_zero'] }, () => ({
    message:
      '{domain} can map address zero: a kernel flaw that follows a null pointer then reads memory that an attacker has filled. Remove it.',
    caveat: 'programs that emulate old systems (wine, dosemu, vbetool) will fail',
  })),
}
