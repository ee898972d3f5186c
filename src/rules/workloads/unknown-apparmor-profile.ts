import type { Rule } from '../../core/rule.ts'
import { loadedProfiles } from '../../kinds/apparmor/project/profiles.ts'

/** Profiles that engines make up themselves, without a file. */
const GENERATED =
  /^(?:docker-default|podman-default|containers-default-.*|cri-containerd\.apparmor\.d|runtime\/default|localhost\/.*|lxc-.*|libvirt-.*|snap\..*|unconfined|generated)$/

/** Docker docs, "AppArmor security profiles for Docker": a container whose profile is not loaded does not start. */
export const unknownApparmorProfile: Rule = {
  id: 'unknown-apparmor-profile',
  title: 'Workload is given an AppArmor profile that is nowhere',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'availability' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Docker docs, "AppArmor security profiles for Docker"'],
  on: {
    confinement({ span, subject, noun, mechanism, value, off }, { report, source, neighbours }) {
      if (mechanism !== 'apparmor' || value === undefined || off !== false || GENERATED.test(value)) return
      // Without profiles in the workspace they are kept elsewhere.
      if (
        !neighbours.completeFor('apparmor') ||
        neighbours.ofKind('apparmor').length === 0 ||
        loadedProfiles(value, source, neighbours).length > 0
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `apparmor ${value}`,
        values: { noun, name: value },
        confidence: 'medium',
        message:
          '{noun} asks for the AppArmor profile {name}, which none of the profiles here is: where it is not loaded the container does not start, and people then switch AppArmor off. Add the profile, or correct the name.',
      })
    },
  },
}
