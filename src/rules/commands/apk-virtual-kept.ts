import type { Rule } from '../../core/rule.ts'
import { packageCall } from '../shared/commands/packages/call.ts'

/** Names that say that the packages are there for the build alone. */
const TEMPORARY = /build|dev|compil|make|tmp|temp|fetch|install/i
const LASTING = /run|persist|keep/i

/** apk-add(8), `--virtual`: a set of packages under one name, to be deleted together. */
export const apkVirtualKept: Rule = {
  id: 'apk-virtual-kept',
  title: 'Build packages stay in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apk-add(8), --virtual', 'CIS Docker Benchmark 4.3'],
  on: {
    script(script, { report }) {
      if (!script.kept || !script.complete) return
      const { commands } = script
      const removed = commands.some((command) => packageCall(command, 'apk')?.action === 'remove')
      if (removed) return
      for (const command of commands) {
        const virtual =
          packageCall(command, 'apk')?.subcommand === 'add' ? command.option('-t', '--virtual') : undefined
        const name = virtual?.value
        if (!virtual || name === undefined || !TEMPORARY.test(name) || LASTING.test(name)) continue
        report({
          span: virtual.span,
          subject: command.subject,
          evidence: `virtual ${name}`,
          message:
            'The packages of `{name}` are there to build something, but this RUN does not delete them: compilers and headers stay in the image, whatever a later RUN deletes. End it with `apk del {name}`.',
          values: { name },
        })
      }
    },
  },
}
