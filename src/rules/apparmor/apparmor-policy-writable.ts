import type { Rule } from '../../core/rule.ts'
import { POLICY_FILES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const apparmorPolicyWritable: Rule = {
  id: 'apparmor-policy-writable',
  title: "Profile may write AppArmor's own policy",
  facet: 'mac',
  threat: { needs: 'code', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-sev:10'],
  references: ['apparmor.d(5), "File rules"'],
  on: handover({
    places: POLICY_FILES,
    access: 'write',
    duty: ['policy', 'containers'],
    message:
      '`{path}` is writable, including {what}: an attacker who takes the program over can rewrite the rules that hold it. Remove the permission.',
  }),
}
