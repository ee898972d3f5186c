import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const domainChoosesNextDomain: Rule = {
  id: 'domain-chooses-next-domain',
  title: 'Domain chooses what domain its programs run in',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever({ classes: ['process'], permissions: ['setexec'], duty: ['login', 'containers'] }, () => ({
    message:
      '{domain} can choose the domain of the programs it runs (`setexec`). Remove it unless it logs users in or starts services.',
    caveat: 'programs start in the domain the policy names, not the one asked for',
  })),
}
