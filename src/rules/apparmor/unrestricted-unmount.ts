import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Mount rules": umount. Docker's default profile allows it to containers, which have a mount namespace of their own. */
export const unrestrictedUnmount: Rule = {
  id: 'unrestricted-unmount',
  title: 'Program may unmount anything',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Mount rules"'],
  on: {
    'apparmor.mount'({ operation, deny, prompt, mountpoint, profile, span, subject, text }, { report }) {
      if (
        operation !== 'umount' ||
        deny ||
        prompt ||
        profile?.container === true ||
        mountpoint?.covers('/**') === false
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: text,
        message:
          'The program may unmount whatever is mounted, and so uncover what a mount hides, such as the files below a read-only one. Name the mount points.',
      })
    },
  },
}
