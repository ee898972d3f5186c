import type { Rule } from '../../core/rule.ts'
import { packageCall } from '../shared/commands/packages/call.ts'

/** The things of dpkg(1), `--force-things`, that leave a broken or unverified system; those about configuration files do not. */
const DANGEROUS =
  /^(?:all|bad-verify|depends(?:-version)?|breaks|conflicts|architecture|overwrite(?:-diverted|-dir)?|remove-essential|remove-protected|bad-path|not-root|bad-version)$/

/** dpkg(1), `--force-things`: meant for experts; what is forced may leave a broken system. */
export const dpkgChecksForced: Rule = {
  id: 'dpkg-checks-forced',
  title: 'dpkg is told to ignore its checks',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['dpkg(1), --force-things'],
  on: {
    command(command, { report }) {
      if (!packageCall(command, 'dpkg')) return
      for (const { span, value = '' } of command.args) {
        const things = /^--force-(.+)$/.exec(value)?.[1]?.split(',') ?? []
        const found = things.find((thing) => DANGEROUS.test(thing))
        if (found === undefined) continue
        report({
          span,
          subject: command.subject,
          evidence: `dpkg --force-${found}`,
          message:
            '`--force-{thing}` makes dpkg go on where a check failed: the package may be broken, unverified, or overwrite files of another one. Remove it and install with `apt-get install ./file.deb`, which brings dependencies along.',
          values: { thing: found },
        })
      }
    },
  },
}
