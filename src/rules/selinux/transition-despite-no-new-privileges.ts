import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const transitionDespiteNoNewPrivileges: Rule = {
  id: 'transition-despite-no-new-privileges',
  title: 'Domain can change where new privileges are ruled out',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever({ classes: ['process2'], permissions: ['nnp_transition', 'nosuid_transition'] }, () => ({
    message:
      '{domain} can change its domain even where new privileges are ruled out ({what}). Remove it unless systemd starts the service with `NoNewPrivileges`.',
    caveat: 'the program stays in the old domain under no_new_privs or on nosuid mounts',
  })),
}
