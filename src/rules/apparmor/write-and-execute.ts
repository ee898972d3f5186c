import type { Rule } from '../../core/rule.ts'
import type { FileRule, Scope } from '../../kinds/apparmor/facts.ts'
import { allows, hasDuty, isDenied, starts } from '../shared/apparmor/execution.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

/** What may be written and run is what an attacker brings along. Globs that merely overlap are `overlapping-write-and-execute`'s. */
export const writeAndExecute: Rule = {
  id: 'write-and-execute',
  title: 'Same files may be written and executed',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { exec, path, subject, scope, span } = rule
      if (!exec || path?.glob === undefined || path.covers('/**') || hasDuty(rule, ['packages'])) return
      const writer = rule.write ? rule : writersOf(scope).get(path.glob)
      if (!writer || !starts(rule) || !allows(writer) || isDenied(path.glob, writer, ({ write }) => write)) return
      report(
        toldOnce(path.written, {
          span: writer === rule ? span : path.span,
          subject,
          evidence: `write and execute ${path.written}`,
          values: { path: path.written },
          message:
            'The profile may write `{path}` and run it: whoever gets to write one file there has a program of their own, with the rights this transition gives. Allow one of the two.',
        }),
      )
    },
  },
}

const known = new WeakMap<Scope, ReadonlyMap<string, FileRule>>()

/** The scope's rules that allow writing, by their paths. */
function writersOf(scope: Scope): ReadonlyMap<string, FileRule> {
  let writers = known.get(scope)
  if (!writers) {
    writers = new Map(
      scope.rules.flatMap((rule) =>
        rule.kind === 'file' && rule.write && !rule.deny && rule.path?.glob !== undefined
          ? [[rule.path.glob, rule] as const]
          : [],
      ),
    )
    known.set(scope, writers)
  }
  return writers
}
