import type { Rule } from '../../core/rule.ts'
import { upgraded } from '../shared/commands/packages/upgraded.ts'

/** CIS Docker Benchmark 4.4: rebuild images on patched bases instead of patching in place. */
export const apkUpgrade: Rule = {
  id: 'apk-upgrade',
  title: 'apk upgrade in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['semgrep:avoid-apk-upgrade', 'terrascan:useofapkupgrade'],
  references: ['CIS Docker Benchmark 4.4'],
  on: upgraded(['apk'], ['upgrade']),
}
