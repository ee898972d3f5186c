import type { Rule } from '../../core/rule.ts'
import { POLICY_TYPES } from '../../knowledge/selinux/types.ts'
import { wherever } from '../shared/selinux/access.ts'
import { FILES, WRITING } from '../shared/selinux/permissions.ts'

/** SELinux reference policy 2.20221101, neverallow rules of selinuxutil.te. */
export const policyStoreWritten: Rule = {
  id: 'policy-store-written',
  title: 'Domain can change the SELinux policy on disk',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['refpolicy:neverallow'],
  references: ['SELinux reference policy 2.20221101, neverallow rules of selinuxutil.te'],
  on: wherever(
    {
      classes: [...FILES, 'dir'],
      permissions: WRITING,
      targets: POLICY_TYPES,
      calls:
        /^seutil_(?:manage_(?:config|bin_policy|file_contexts|default_contexts|module_store|selinux_config)|rw_(?:config|file_contexts|default_contexts)|create_bin_policy|relabelto_bin_policy)$/,
      duty: 'policy',
    },
    () => ({
      message:
        "{domain} can change SELinux's own policy or configuration ({what}): an attacker who takes it over can switch the protection off for the next start. Remove it.",
      caveat: 'changing policy, labels of paths or the SELinux mode on disk will fail',
    }),
  ),
}
