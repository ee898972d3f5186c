import type { Rule } from '../../core/rule.ts'
import { givenMode } from '../shared/commands/modes.ts'
import { placeOf } from '../shared/commands/workplace.ts'

/** Who there is, with which password, and who may become root (passwd(5), shadow(5), sudoers(5)). */
const ACCOUNT_FILES = /^\/etc\/(?:passwd|shadow|group|gshadow|sudoers(?:\.d(?:\/.*)?)?)$/

/** Images for OpenShift did it so that any user id gets a name; CVE-2019-19355 and its siblings came of it. */
export const accountFilePermissions: Rule = {
  id: 'account-file-permissions',
  title: 'Account files can be changed without root',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'none',
  aliases: [],
  references: ['CVE-2019-19355', 'https://man7.org/linux/man-pages/man5/passwd.5.html', 'CWE-732'],
  on: {
    command(command, { report, source }) {
      const given = givenMode(command, source)
      const file = given?.files.find((one) => ACCOUNT_FILES.test(one))
      // World-writable ones are reported as such.
      if (!given?.mode.groupWritable || given.mode.worldWritable || file === undefined) return
      report({
        span: given.span,
        subject: command.subject,
        evidence: `${command.program ?? ''} ${file}`,
        message:
          'Mode `{mode}` lets the group of {file} write it. A process that runs with a random user id is mostly in the group of root: it can give itself user id 0 there and become root of the {place}. Leave writing to root, and use `nss_wrapper` or a fixed user where a name is needed.',
        values: { mode: given.text, file, place: placeOf(command) },
      })
    },
  },
}
