import type { Rule } from '../../core/rule.ts'
import { imageShell } from '../../knowledge/images/contents.ts'

const REMOVED = /-perm\s+[/+-]?(?:u=s|g=s|[ug]\+s|[0-7]*[246]000)|chmod\s+(?:-\S+\s+)*[augo]*-s\b/
/** Their images come without set-user-id programs. */
const WITHOUT = /alpine|busybox|ubi\d*-micro|minimal/

/** CIS Docker Benchmark 4.8: "Ensure setuid and setgid permissions are removed". */
export const setuidProgramsKept: Rule = {
  id: 'setuid-programs-kept',
  title: 'The image keeps its set-user-id programs',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:4.8', 'dockle:CIS-DI-0008'],
  references: ['CIS Docker Benchmark 4.8'],
  on: {
    'dockerfile.file'({ span, stages, instructions }, { report }) {
      const final = stages.at(-1)
      const base = stages.find(({ kept }) => kept)
      if (
        !final ||
        base?.reference === undefined ||
        imageShell(base.reference) === undefined ||
        WITHOUT.test(base.reference)
      ) {
        return
      }
      if (
        instructions.some(
          ({ keyword, kept, instruction }) => keyword === 'RUN' && kept && REMOVED.test(instruction.body),
        )
      ) {
        return
      }
      report({
        span,
        subject: final.subject,
        evidence: 'setuid programs',
        message:
          'The base image brings programs that run as root whoever starts them (`su`, `mount`, `passwd`), and nothing takes that right from them: a flaw in one turns an unprivileged process into root. Clear the bits, or run with `no-new-privileges`.',
      })
    },
  },
}
