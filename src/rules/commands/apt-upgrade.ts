import type { Rule } from '../../core/rule.ts'
import { upgraded } from '../shared/commands/packages/upgraded.ts'

/** CIS Docker Benchmark 4.4: rebuild images on patched bases instead of patching in place. */
export const aptUpgrade: Rule = {
  id: 'apt-upgrade',
  title: 'apt-get upgrade in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['semgrep:avoid-apt-get-upgrade', 'dockle:DKL-DI-0003', 'dockerfilelint:apt-get-upgrade'],
  references: ['CIS Docker Benchmark 4.4'],
  on: upgraded(['apt-get', 'apt', 'aptitude'], ['upgrade', 'safe-upgrade']),
}
