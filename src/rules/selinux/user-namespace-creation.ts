import type { Rule } from '../../core/rule.ts'
import { wherever } from './access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const userNamespaceCreation: Rule = {
  id: 'user-namespace-creation',
  title: 'Domain may create user namespaces',
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever(
    { classes: ['user_namespace'], permissions: ['create'], duty: 'containers' },
    () => ({
      message: '{domain} may create user namespaces: inside one it holds every capability, which opens parts of the kernel that are otherwise for root. Remove it.',
      caveat: 'sandboxes that the program builds for itself will fail',
    }),
  ),
}
