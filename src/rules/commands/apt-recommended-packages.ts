import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { callsOf, evidenceOf, insertFlag, nameOf } from '../shared/commands/packages/call.ts'
import { isConfigured } from '../shared/commands/packages/configured.ts'

/** apt-get(8), `--no-install-recommends`; Debian Policy 7.2: a recommendation is no dependency. */
export const aptRecommendedPackages: Rule = {
  id: 'apt-recommended-packages',
  title: 'apt-get installs recommended packages as well',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3015',
    'trivy:DS-0029',
    'kics:7384dfb2-fcd1-4fbf-91cd-6c44c318c33c',
    'kics:apt_get_not_avoiding_additional_packages',
    'semgrep:missing-no-install-recommends',
    'cis-docker:4.3',
    'dockerfilelint:apt-get_recommends',
  ],
  references: [
    'CIS Docker Benchmark 4.3',
    'https://github.com/hadolint/hadolint/wiki/DL3015',
    'apt-get(8), --no-install-recommends',
  ],
  on: {
    script(script, { report }) {
      if (!script.kept) return
      const loose = callsOf(script, 'apt-get', 'apt', 'aptitude').filter(
        ({ command, subcommand, chooses, manager }) => {
          return (
            subcommand === 'install' &&
            !command.mayHideFlags &&
            !chooses(manager.noRecommends) &&
            !command.hasFlag('--only-upgrade')
          )
        },
      )
      if (loose.length === 0 || isConfigured(script, /install-recommends/i)) return
      for (const call of loose) {
        const { command, manager } = call
        const flag = manager.noRecommends?.insert ?? ''
        report({
          span: call.span,
          subject: command.subject,
          evidence: evidenceOf(call),
          message:
            '`{call}` also installs what the packages only recommend: more software in the image, each with flaws of its own. Add `{flag}` and name what you need.',
          values: { call: nameOf(call), flag },
          fixes: [
            reviewFix(
              `Add ${flag}`,
              'packages that are only recommended are no longer installed; name those that are needed',
              insertFlag(call, flag),
            ),
          ],
        })
      }
    },
  },
}
