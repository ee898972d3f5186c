import type { Rule } from '../../core/rule.ts'
import type { FileRule } from '../../kinds/apparmor/facts.ts'
import { execution, starts, startsAnyProgram } from '../shared/apparmor/execution.ts'
import { toldOnce } from '../shared/apparmor/told-once.ts'

const INTERPRETERS = '/{,usr/}{,local/}bin/{sh,bash,dash,ash,ksh,zsh,busybox,env,perl,python*,ruby,lua*,php*}'

/** apparmor.d(5), "Access Modes": ix. */
export const anyProgramInherited: Rule = {
  id: 'any-program-inherited',
  title: 'Every program, or a shell, may be run with the rights of the profile',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-lint:transition'],
  references: ['apparmor.d(5), "Access Modes"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { exec, path, subject } = rule
      if (exec?.to !== 'inherit' || !path || path.covers('/**')) return
      const any = startsAnyProgram(rule)
      if (!(any || (path.within(INTERPRETERS) && writesBroadly(rule))) || !starts(rule)) return
      report(
        toldOnce(path.written, {
          span: path.span,
          subject,
          evidence: execution(rule),
          values: { path: path.written },
          message: any
            ? 'Every program of `{path}` may be run with all rights of this profile, so anyone who takes the program over has a full set of tools. List those that are needed.'
            : 'The profile may run `{path}` and write to whole system folders: anyone who takes the program over has a shell to do it with. Give the scripts a child profile.',
        }),
      )
    },
  },
}

function writesBroadly({ scope }: FileRule): boolean {
  return scope.rules.some(
    (rule) =>
      rule.kind === 'file' &&
      rule.write &&
      !rule.deny &&
      ['/etc/**', '/usr/**', '/var/**'].some((tree) => rule.path?.covers(tree)),
  )
}
