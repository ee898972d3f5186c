import type { Rule } from '../../core/rule.ts'
import { upgraded } from '../shared/commands/packages/upgraded.ts'

/** yum(8): update without names updates every installed package. */
export const yumUpgrade: Rule = {
  id: 'yum-upgrade',
  title: 'yum update in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['semgrep:avoid-yum-update', 'terrascan:yumupdate'],
  references: ['CIS Docker Benchmark 4.4'],
  on: upgraded(['yum'], ['update', 'upgrade', 'update-minimal', 'upgrade-minimal']),
}
