import type { Rule } from '../../core/rule.ts'
import { CONFINEMENT_ATTRIBUTES } from '../../knowledge/apparmor/places.ts'
import { handover } from '../shared/apparmor/place.ts'

/** apparmor.d(5), "File rules"; severity.db of apparmor-utils weighs the same paths. */
export const confinementAttributeWritable: Rule = {
  id: 'confinement-attribute-writable',
  title: 'Profile may set the confinement of processes',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "File rules"', 'aa_change_profile(2)'],
  on: handover({
    places: CONFINEMENT_ATTRIBUTES,
    access: 'write',
    except: ({ scope }) => scope.rules.some(({ kind }) => kind === 'changeProfile'),
    message:
      '`{path}` is writable, which is {what}, but the profile has no change_profile rule that says into what. Remove the permission, or name the profiles it changes into.',
  }),
}
