import type { Rule } from '../../core/rule.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

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
    'apparmor.mount'(rule, { report }) {
      const { operation, deny, prompt, bare, fstypes, source, mountpoint, scope, span, subject, text } = rule
      if (operation === 'umount' || deny || prompt || scope.allowsAll) return
      const anywhere = mountpoint === undefined ? fstypes.length === 0 : mountpoint.covers('/**')
      const anything = source === undefined || source.covers('/**')
      if (!(bare || (anywhere && anything && operation === 'mount'))) return
      report(
        toldOnce(text, {
          span,
          subject,
          evidence: text,
          message:
            'The program can mount over any path or change the options of any mount. AppArmor goes by path, so an attacker who takes it over moves files to where its rules allow them, or makes read-only mounts writable. Name the sources, mount points, types and options it needs.',
          ...(operation === 'remount' && { threat: { needs: 'flaw', reaches: 'others' } }),
        }),
      )
    },
  },
}
