import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'

/** The SELinux Notebook, "Object Classes and Permissions". */
export const selinuxSwitchedByDomain: Rule = {
  id: 'selinux-switched-by-domain',
  title: 'Domain can switch SELinux off or change its policy',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['refpolicy:neverallow'],
  references: [
    'The SELinux Notebook, "Object Classes and Permissions"',
    'SELinux reference policy 2.20221101, neverallow rules of selinux.te',
  ],
  on: wherever(
    {
      classes: ['security'],
      permissions: ['setenforce', 'load_policy', 'setbool', 'setsecparam', 'setcheckreqprot'],
      calls: /^selinux_(?:set_enforce_mode|load_policy|set_all_booleans|set_generic_booleans|set_parameters)$/,
      duty: 'policy',
    },
    ({ what }) => ({
      message:
        '{domain} can change how SELinux works on the whole machine ({what}): an attacker who takes it over can switch the protection off. Remove it; administrators do this in domains of their own.',
      caveat: 'changing the SELinux mode, policy or booleans will fail',
      ...(!/setenforce|load_policy|enforce_mode/.test(what) && { threat: { needs: 'flaw', reaches: 'host' } }),
    }),
  ),
}
