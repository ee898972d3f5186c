import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const environmentKeptOverTransition: Rule = {
  id: 'environment-kept-over-transition',
  title: "Programs in another domain keep the caller's environment",
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: wherever({ classes: ['process'], permissions: ['noatsecure'], duty: 'login' }, ({ rule }) =>
    rule?.toSelf
      ? undefined
      : {
          message:
            '{domain} passes its environment on to {target} unchanged (`noatsecure`): variables such as `LD_PRELOAD` can then load its code into that domain. Remove it.',
          caveat: 'variables such as LD_LIBRARY_PATH no longer reach the program',
        },
  ),
}
