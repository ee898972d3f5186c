import type { Rule } from '../../core/rule.ts'
import { upgraded } from '../shared/commands/packages/upgraded.ts'

/** apt-get(8): dist-upgrade also removes packages when others need it. */
export const aptDistUpgrade: Rule = {
  id: 'apt-dist-upgrade',
  title: 'apt-get dist-upgrade in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['trivy:DS-0024', 'semgrep:avoid-apt-get-upgrade', 'dockle:DKL-DI-0003'],
  references: ['apt-get(8), dist-upgrade', 'CIS Docker Benchmark 4.4'],
  on: upgraded(['apt-get', 'apt', 'aptitude'], ['dist-upgrade', 'full-upgrade']),
}
