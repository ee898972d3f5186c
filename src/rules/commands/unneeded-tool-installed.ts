import type { Rule } from '../../core/rule.ts'
import { packageCall } from '../shared/commands/packages/call.ts'

/** Editors, remote logins and network probes: of no use to a service, but of use to whoever gets in. */
const TOOLS: ReadonlySet<string> = new Set([
  'emacs',
  'emacs-nox',
  'ftp',
  'man-db',
  'nano',
  'ncat',
  'netcat',
  'netcat-openbsd',
  'netcat-traditional',
  'nmap',
  'nmap-ncat',
  'rsh-client',
  'sudo',
  'tcpdump',
  'telnet',
  'tftp',
  'vim',
  'vim-enhanced',
  'vim-minimal',
  'vim-nox',
  'vim-tiny',
  'wireshark',
])

/** CIS Docker Benchmark 4.3: "Ensure that unnecessary packages are not installed in the container". */
export const unneededToolInstalled: Rule = {
  id: 'unneeded-tool-installed',
  title: 'A tool for people is installed in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:4.3'],
  references: [
    'CIS Docker Benchmark 4.3',
    'NIST SP 800-190 4.1.2',
    'https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages',
  ],
  on: {
    command(command, { report }) {
      if (!command.script.kept) return
      const call = packageCall(command)
      if (call?.action !== 'install') return
      for (const index of call.packages) {
        const word = command.args[index]
        const name = /^[\w.+-]+/.exec(word?.value ?? '')?.[0]
        if (!word || name === undefined || !TOOLS.has(name)) continue
        report({
          span: word.span,
          subject: command.subject,
          evidence: `install ${name}`,
          message:
            '`{name}` serves people at a terminal: a service does not need it, whoever breaks in can use it, and it has to be kept up to date. Leave it out, and debug with `docker debug` or a second container.',
          values: { name },
        })
      }
    },
  },
}
