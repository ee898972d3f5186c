import type { Rule } from '../../core/rule.ts'
import { freed } from '../shared/selinux/unconfinement.ts'

/** SELinux reference policy 2.20221101, files.if, kernel.if. */
export const partlyUnconfinedDomain: Rule = {
  id: 'partly-unconfined-domain',
  title: 'Domain is unconfined for part of the system',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, files.if, kernel.if'],
  on: freed({
    calls:
      /^(?:kernel|files|dev|domain|storage|fs|term|selinux|corenet|auth|xserver|dbus|dbus_system_bus|nscd|postgresql|mls|ubac|systemd)_unconfined$/,
    attributes: /^(?!can_)[a-z_]+_unconfined_type$/,
    message:
      '{domain} is unconfined for a part of the system ({how}): SELinux allows it everything there. Remove it, and allow what the service needs.',
  }),
}
