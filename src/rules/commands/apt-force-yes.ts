import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** apt-get(8), --force-yes: "can potentially destroy your system"; deprecated since apt 1.1, whose --allow options replace it. */
export const aptForceYes: Rule = {
  id: 'apt-force-yes',
  title: 'apt is told to go on whatever happens',
  facet: 'image',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['checkov:CKV2_DOCKER_11', 'cis-docker:4.11'],
  references: ['apt-get(8), --force-yes', 'CIS Docker Benchmark 4.11'],
  on: {
    command(command, { report }) {
      const { program = '', subject } = command
      if (!/^(?:apt|apt-get|aptitude)$/.test(program)) return
      const [flag] = command.flags('--force-yes')
      if (!flag) return
      // It answered yes as well: so much has to stay.
      const isAnswered = command.hasFlag('-y', '--yes', '--assume-yes')
      report({
        span: flag.span,
        subject,
        evidence: `${program} --force-yes`,
        message:
          '`{program} --force-yes` installs packages whose signature is missing or wrong, and downgrades and removes what it likes: anyone who sits on the network path or controls a mirror can put their own code into the image. Use `-y`.',
        values: { program },
        fixes: [
          isAnswered
            ? reviewFix(
                'Remove --force-yes',
                'apt will refuse unsigned packages, downgrades and removals of essential packages',
                flag.remove(),
              )
            : reviewFix(
                'Use -y',
                'apt will refuse unsigned packages, downgrades and removals of essential packages',
                command.replace(flag.span, '-y'),
              ),
        ],
      })
    },
  },
}
