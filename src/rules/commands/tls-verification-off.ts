import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { isLocalOnly } from '../shared/commands/download.ts'
import { offSetting } from '../shared/commands/off-setting.ts'
import { scriptSays } from '../shared/commands/windows-download.ts'
import { resultOf } from '../shared/commands/workplace.ts'

/** How a client is told so: a setting it stores, or a flag. */
interface Client {
  readonly program: RegExp
  readonly setting?: RegExp
  /** Which values of the setting mean it. */
  readonly off?: RegExp
  readonly flags?: readonly string[]
  /** Which values of the flag mean it; absent when the flag alone does. */
  readonly offValue?: RegExp
}

const CLIENTS: readonly Client[] = [
  { program: /^(?:conda|mamba|micromamba)$/, setting: /^ssl_verify$/, flags: ['--insecure', '-k'] },
  { program: /^composer$/, setting: /^(?:disable-tls)$/, off: /^(?:true|1)$/ },
  { program: /^bundler?$/, setting: /^ssl_verify_mode$/, off: /^0$/ },
  { program: /^aria2c$/, flags: ['--check-certificate'], offValue: /^false$/ },
  { program: /^https?$/, flags: ['--verify'], offValue: /^(?:no|false)$/ },
  { program: /^(?:kubectl|helm|oc)$/, flags: ['--insecure-skip-tls-verify'] },
  {
    program: /^(?:skopeo|podman|buildah)$/,
    flags: ['--tls-verify', '--src-tls-verify', '--dest-tls-verify'],
    offValue: /^false$/,
  },
  { program: /^lftp$|^svn$/, flags: ['--trust-server-cert'] },
]

/** The manuals of the programs named in the table. */
export const tlsVerificationOff: Rule = {
  id: 'tls-verification-off',
  title: "A client is told not to check the server's certificate",
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: [
    'conda documentation, ssl_verify',
    'Composer documentation, disable-tls',
    'Bundler documentation, ssl_verify_mode',
    'aria2c(1), --check-certificate',
  ],
  on: {
    command(command, { report }) {
      const { program = '', subject, phase } = command
      const client = CLIENTS.find((one) => one.program.test(program))
      if (!client || phase === 'health-check' || isLocalOnly(command)) return
      const setting = client.setting && offSetting(command, client.setting, client.off)
      const flag = command
        .flags(...(client.flags ?? []))
        .find(({ value }) => (client.offValue === undefined ? value !== 'false' : client.offValue.test(value ?? '')))
      const span = setting?.span ?? flag?.span
      if (!span) return
      report({
        span,
        subject,
        evidence: `${program} ${flag?.name ?? setting?.key ?? ''}`,
        message:
          '`{program}` is told to take whatever answers for the server: anyone who sits on the network path can put other content in place of what it fetches. Remove it, and have the {result} trust the CA certificate where a server has one of its own.',
        values: { program, result: resultOf(command) },
        fixes: [
          flag &&
            reviewFix(
              `Remove ${flag.name}`,
              'a server whose certificate the image does not trust will fail',
              flag.remove(),
            ),
        ],
      })
    },
    windowsCommand(command, { report }) {
      const { text, program, subject, at } = command
      const found = WINDOWS_OFF.exec(text)
      if (!found) return
      // What every client is told stands in braces of its own: `{ $true }`.
      if (/Callback/i.test(found[0]) && !scriptSays(command, JUST_TRUE)) return
      report({
        span: at(found.index, found.index + found[0].length),
        subject,
        evidence: `${program} ${found[0]}`,
        message:
          '`{program}` is told to take whatever answers for the server: anyone who sits on the network path can put other content in place of what it fetches. Remove it, and have the {result} trust the CA certificate where a server has one of its own.',
        values: { program: /Callback/i.test(found[0]) ? 'PowerShell' : program, result: 'image' },
      })
    },
  },
}

const JUST_TRUE = /^\s*(?:return\s+)?\$true\s*$/i

/** How PowerShell is told so, for one call or for all. */
const WINDOWS_OFF = /(?<=\s)-SkipCertificateCheck\b(?!:\$false)|\bServerCertificateValidationCallback\b/i
