import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { ENGINE_DENIALS, type EngineDenial } from '../../knowledge/apparmor/engine-denials.ts'
import type { FileRule, Profile } from '../../kinds/apparmor/facts.ts'

/** moby/profiles, apparmor/template.go: what the default profile of Docker and Podman denies. */
export const containerProfileGaps: Rule = {
  id: 'container-profile-gaps',
  title: "Container profile lacks what the engines' default profile denies",
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['moby/profiles, apparmor/template.go', 'Docker docs, "AppArmor security profiles for Docker"'],
  on: {
    'apparmor.profile'(profile, { report }) {
      if (!profile.container || profile.file.template || profile.parent || !allowsAllFiles(profile)) return
      const gaps = ENGINE_DENIALS.filter((denial) => !closes(profile, denial))
      if (gaps.every(({ recent }) => recent)) return
      report({
        span: profile.nameSpan,
        subject: profile.subject,
        evidence: 'denials of the default profile missing',
        values: { name: profile.fullName, missing: gaps.map(({ what }) => what).join(', ') },
        message:
          "The profile `{name}` allows all files and does not deny what the engines' default profile does: {missing}. A process that gets root in the container then reaches the host through them. Deny them.",
        ...(gaps.some(({ breaksOut }) => breaksOut) && { threat: { needs: 'code', reaches: 'host' } }),
        fixes: [
          reviewFix(
            'Deny what the default profile denies',
            'what the container does with these files or mounts fails',
            profile.append(...gaps.map(({ rule }) => `audit deny ${rule},`)),
          ),
        ],
      })
    },
  },
}

function allowsAllFiles({ rules }: Profile): boolean {
  return rules.some(
    (rule) =>
      rule.kind === 'file' && !rule.deny && !rule.link && (!rule.path || (rule.write && rule.path.covers('/**'))),
  )
}

function closes({ rules, included }: Profile, { paths, access }: EngineDenial): boolean {
  const all = [...rules, ...included]
  if (access === 'mount') {
    const mounts = all.filter((rule) => rule.kind === 'mount' && rule.operation === 'mount')
    return mounts.every((rule) => rule.deny) || mounts.some((rule) => rule.deny && rule.bare)
  }
  const denials = all.filter((rule): rule is FileRule => rule.kind === 'file' && rule.deny && rule[access])
  return paths.every((path) => denials.some((rule) => !rule.path || rule.path.covers(path)))
}
