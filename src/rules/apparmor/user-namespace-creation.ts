import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { isLabel } from './unconfined-mode-profile.ts'
import { wherever } from '../shared/selinux/access.ts'

/** apparmor.d(5), "User Namespace Rules"; The SELinux Notebook, class user_namespace. AppArmor profiles that exist for it are `user-namespace-label`'s. */
export const userNamespaceCreation: Rule = {
  id: 'user-namespace-creation',
  title: 'Program may create user namespaces',
  facet: 'namespaces',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "User Namespace Rules"', 'The SELinux Notebook, "Object Classes and Permissions"'],
  on: {
    'apparmor.userns'({ deny, prompt, profile, span, subject, text, remove }, { report }) {
      if (deny || prompt || (profile && isLabel(profile))) return
      report({
        span,
        subject,
        evidence: text,
        message:
          'In a user namespace the program holds every capability over what it creates there and so reaches kernel code written for root, where local exploits begin. Remove the rule unless its own sandbox needs it.',
        fixes: [
          reviewFix('Remove the rule', 'sandboxes and rootless containers of the program no longer start', remove()),
        ],
      })
    },
    ...wherever({ classes: ['user_namespace'], permissions: ['create'], duty: 'containers' }, () => ({
      message:
        '{domain} can create user namespaces: inside one it holds every capability, which opens parts of the kernel that are otherwise for root. Remove it.',
      caveat: 'sandboxes that the program builds for itself will fail',
    })),
  },
}
