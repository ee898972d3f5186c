import type { Rule } from '../../core/rule.ts'
import { upgraded } from '../shared/commands/packages/upgraded.ts'

/** zypper(8): dist-upgrade moves every package to the version of the repositories, up or down. */
export const zypperDistUpgrade: Rule = {
  id: 'zypper-dist-upgrade',
  title: 'zypper dist-upgrade in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3035'],
  references: ['zypper(8), dist-upgrade'],
  on: upgraded(['zypper'], ['dist-upgrade', 'dup']),
}
