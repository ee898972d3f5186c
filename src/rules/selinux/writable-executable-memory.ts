import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const writableExecutableMemory: Rule = {
  id: 'writable-executable-memory',
  title: 'Domain can run code from writable memory',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'The SELinux Notebook, "Object Classes and Permissions"',
    'U. Drepper, "SELinux Memory Protection Tests"',
  ],
  on: wherever({ classes: ['process'], permissions: ['execmem'], duty: 'jit' }, () => ({
    message:
      '{domain} is allowed `execmem`, memory that is writable and executable at once: an attacker can run the code they inject. Remove it unless the program compiles code at run time.',
    caveat:
      'programs that generate code at run time (Java, JavaScript, Mono, some regular expression engines) will fail',
  })),
}
