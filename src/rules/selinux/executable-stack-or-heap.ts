import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const executableStackOrHeap: Rule = {
  id: 'executable-stack-or-heap',
  title: 'Domain can run code from its stack or heap',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: [
    'The SELinux Notebook, "Object Classes and Permissions"',
    'U. Drepper, "SELinux Memory Protection Tests"',
  ],
  on: wherever({ classes: ['process'], permissions: ['execstack', 'execheap'] }, () => ({
    message:
      '{domain} is allowed {what}: an attacker who overflows the stack or heap can run the injected bytes as code. Remove it; hardly any program needs it today.',
    caveat: 'programs linked with an executable stack will fail',
  })),
}
