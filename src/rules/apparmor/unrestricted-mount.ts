import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Mount rules". */
export const unrestrictedMount: Rule = {
  id: 'unrestricted-mount',
  title: 'Program may mount anything anywhere',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Mount rules"'],
  on: {
    'apparmor.mount'({ operation, deny, prompt, bare, fstypes, source, mountpoint, span, subject, text }, { report }) {
      if (operation === 'umount' || deny || prompt) return
      const anywhere = mountpoint === undefined ? fstypes.length === 0 : mountpoint.covers('/**')
      const anything = source === undefined || source.covers('/**')
      if (!(bare || (anywhere && anything && operation === 'mount'))) return
      report({
        span,
        subject,
        evidence: text,
        likewise: text,
        message:
          operation === 'remount'
            ? 'The program may change the options of every mount: it makes read-only ones writable and lifts noexec and nosuid. Name the mounts and options it needs.'
            : 'The program may mount over any path: AppArmor judges by path, so it moves files to where its rules allow them. Name the sources, mount points and types it needs.',
        ...(operation === 'remount' && { threat: { needs: 'flaw', reaches: 'others' } }),
      })
    },
  },
}
