import type { Rule } from '../../core/rule.ts'
import { loadedProfiles } from '../../kinds/apparmor/project/profiles.ts'

const WHY: Readonly<Record<string, string>> = {
  complain: 'only logs what its rules do not allow',
  unconfined: 'applies no rules',
  default_allow: 'allows what it does not deny',
  prompt: 'asks the user',
  disabled: 'is not loaded, as its file is listed in disable/',
}

/** apparmor.d(5), "Profile Flags"; Docker docs, "AppArmor security profiles for Docker". */
export const apparmorProfileNotEnforced: Rule = {
  id: 'apparmor-profile-not-enforced',
  title: 'Workload is given an AppArmor profile that does not enforce',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Profile Flags"', 'Docker docs, "AppArmor security profiles for Docker"'],
  on: {
    confinement({ span, subject, noun, mechanism, value, off }, { report, source, neighbours }) {
      if (mechanism !== 'apparmor' || value === undefined || off === true) return
      const found = loadedProfiles(value, source, neighbours)
      const [first] = found
      const why = first && WHY[first.mode]
      if (!first || why === undefined || found.some(({ mode }) => WHY[mode] === undefined)) return
      report({
        span,
        subject,
        evidence: `apparmor ${value}`,
        values: { noun, name: value, why },
        message:
          '{noun} runs under the AppArmor profile {name}, which {why}: the container has lost the default profile and gained none. Enforce the profile.',
        related: [{ uri: first.uri, span: first.nameSpan, message: 'the profile' }],
      })
    },
  },
}
