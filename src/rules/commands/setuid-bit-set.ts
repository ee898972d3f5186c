import type { Rule } from '../../core/rule.ts'
import { givenMode } from '../shared/commands/modes.ts'
import { placeOf } from '../shared/commands/workplace.ts'

/** Programs that cannot do their work without it: they make user namespaces, or sandboxes from them. */
const NEEDED = /(?:^|\/)(?:newuidmap|newgidmap|chrome-sandbox|chrome_sandbox|bwrap|fusermount3?)$/
/** Elsewhere the set-group-id bit is mostly put on directories, where it only passes the group on. */
const PROGRAMS = /(?:^|\/)s?bin\/[^/]+$/

/** chmod(1); CIS Docker Benchmark 4.8. */
export const setuidBitSet: Rule = {
  id: 'setuid-bit-set',
  title: "A program is made to run with its owner's rights",
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['sonar:S2612', 'dockle:CIS-DI-0008', 'cis-docker:4.8'],
  references: ['CIS Docker Benchmark 4.8', 'CWE-250'],
  on: {
    command(command, { report, source }) {
      const given = givenMode(command, source)
      if (!given || command.program === 'mkdir') return
      const { span, text, mode, files } = given
      if (!mode.setuid && !(mode.setgid && files.some((file) => PROGRAMS.test(file)))) return
      if (files.length > 0 && files.every((file) => NEEDED.test(file))) return
      report({
        span,
        subject: command.subject,
        evidence: `${command.program ?? ''} set-id ${files[0] ?? ''}`.trim(),
        message:
          'Mode `{mode}` makes the program run with the rights of its owner, whoever starts it: any flaw in it turns an unprivileged process of the {place} into root. Leave the bit off, and start the program as the user who needs the rights.',
        values: { mode: text, place: placeOf(command) },
      })
    },
  },
}
