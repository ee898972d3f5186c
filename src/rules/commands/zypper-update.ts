import type { Rule } from '../../core/rule.ts'
import { upgraded } from '../shared/commands/packages/upgraded.ts'

/** zypper(8): update without names updates every installed package. */
export const zypperUpdate: Rule = {
  id: 'zypper-update',
  title: 'zypper update in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['trivy:DS-0017', 'semgrep:avoid-zypper-update'],
  references: ['CIS Docker Benchmark 4.4'],
  on: upgraded(['zypper'], ['update', 'up', 'patch']),
}
