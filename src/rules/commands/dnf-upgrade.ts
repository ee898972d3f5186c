import type { Rule } from '../../core/rule.ts'
import { upgraded } from '../shared/commands/packages/upgraded.ts'

/** dnf(8): upgrade without names upgrades every installed package. */
export const dnfUpgrade: Rule = {
  id: 'dnf-upgrade',
  title: 'dnf upgrade in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['semgrep:avoid-dnf-update', 'terrascan:runUsingDnfUpdate'],
  references: ['CIS Docker Benchmark 4.4'],
  on: upgraded(
    ['dnf', 'microdnf', 'tdnf'],
    ['update', 'upgrade', 'update-minimal', 'upgrade-minimal', 'up', 'up-min', 'distro-sync', 'distrosync'],
  ),
}
