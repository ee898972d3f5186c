import type { Rule } from '../../core/rule.ts'
import { policyIndex } from '../../kinds/selinux/shared/policy-index.ts'
import { isFedoraMacro, permissionMacro } from '../../knowledge/selinux/permission-macros.ts'

/** m4 leaves a name it does not know as it is, and the compiler refuses it; SELint E-007 and, for names without a class, S-009. */
export const unknownPermissionMacro: Rule = {
  id: 'unknown-permission-macro',
  title: 'Permission set is not one of the reference policy',
  facet: 'operations',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:E-007', 'selint:S-009'],
  references: ['SELint E-007'],
  on: {
    'selinux.accessRule'({ call, permissions, subject }, { report, neighbours }) {
      if (call) return
      for (const { name, span, macro } of permissions.members) {
        if (!macro || !/^[a-z_0-9]+$/.test(name)) continue
        const fedora = isFedoraMacro(name)
        if ((permissionMacro(name) && !fedora) || policyIndex(neighbours).callable(name)) continue
        report({
          span,
          subject,
          evidence: name,
          values: {
            name,
            whose: fedora
              ? "Fedora's policy has it, the reference policy of 2022 does not"
              : 'neither the reference policy nor Fedora has it',
          },
          confidence: 'medium',
          message:
            'The permission set `{name}` is not known everywhere: {whose}. Where no macro defines it, the compiler takes the name for a permission and refuses the module. Use a set of the reference policy, or name the permissions.',
        })
      }
    },
  },
}
