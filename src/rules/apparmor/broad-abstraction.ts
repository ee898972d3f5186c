import type { Rule } from '../../core/rule.ts'
import type { Threat } from '../../core/severity.ts'

/** What a stock abstraction allows that its name does not tell, after "lets the program". */
const ALLOWS: readonly (readonly [pattern: RegExp, what: string, graver?: Threat])[] = [
  [/^user-tmp$/, 'write and link all files of its user in /tmp and /var/tmp', { needs: 'flaw', reaches: 'others' }],
  [/^authentication$/, 'read the password hashes'],
  [/^ssl_keys$/, 'read every private TLS key', { needs: 'flaw', reaches: 'others' }],
  [/^gnupg$/, "read the user's private keys", { needs: 'flaw', reaches: 'others' }],
  [/^user-(?:write|download|mail)$/, "write much of the user's home directory", { needs: 'flaw', reaches: 'others' }],
  [/^(?:X|gnome|kde|gtk)$/, 'talk to the X server, which shows it every key pressed anywhere'],
  [/^wayland$/, "talk to the desktop's compositor"],
  [/^consoles$/, 'write to every terminal'],
  [/^(?:video|devices-usb)$/, 'open cameras or USB devices'],
  [/^nameservice$/, 'open network connections, which it takes for looking names up'],
  [/^bash$/, "write the shell's history"],
  [/^apparmor_api\/change_profile$/, 'set the profile of processes', { needs: 'flaw', reaches: 'others' }],
]

/** The files under abstractions/ of AppArmor. */
export const broadAbstraction: Rule = {
  id: 'broad-abstraction',
  title: 'Abstraction allows more than its name says',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-lint:abstractions'],
  references: ['abstractions/ of AppArmor'],
  on: {
    'apparmor.include'({ abstraction, targetSpan, subject, profile, file }, { report }) {
      if (abstraction === undefined || (!profile && file.role === 'abstraction')) return
      const [, what, graver] = ALLOWS.find(([pattern]) => pattern.test(abstraction)) ?? []
      if (what === undefined) return
      report({
        span: targetSpan,
        subject,
        evidence: `abstraction ${abstraction}`,
        values: { abstraction, what },
        message:
          '`abstractions/{abstraction}` lets the program {what}. If it needs a part of that alone, write rules for that part.',
        ...(graver && { threat: graver }),
      })
    },
  },
}
