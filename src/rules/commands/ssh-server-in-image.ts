import type { Rule } from '../../core/rule.ts'
import { packageCall } from '../shared/commands/packages/call.ts'

const PACKAGES: ReadonlySet<string> = new Set(['openssh-server', 'dropbear', 'tinysshd'])
const SERVERS: ReadonlySet<string> = new Set(['sshd', 'dropbear', 'tinysshd'])
const MESSAGE =
  "An SSH server in a container is a second way in, with keys and passwords of its own, and has to be kept up to date like any other. Leave it out, and use `docker exec` or the orchestrator's way in."

/** CIS Docker Benchmark 5.7 (1.6: 5.6): "Ensure sshd is not run within containers". */
export const sshServerInImage: Rule = {
  id: 'ssh-server-in-image',
  title: 'The image runs an SSH server',
  facet: 'image',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:5.6', 'cis-docker:4.3'],
  references: ['CIS Docker Benchmark 5.6', 'NIST SP 800-190 4.1.2'],
  on: {
    command(command, { report }) {
      const { program = '', programSpan, subject, phase, script } = command
      if (phase === 'start' && SERVERS.has(program)) {
        report({ span: programSpan, subject, evidence: `start ${program}`, message: MESSAGE })
      }
      const call = script.kept ? packageCall(command) : undefined
      if (call?.action !== 'install') return
      for (const index of call.packages) {
        const word = command.args[index]
        const name = /^[\w.+-]+/.exec(word?.value ?? '')?.[0]
        if (word && name !== undefined && PACKAGES.has(name)) {
          report({ span: word.span, subject, evidence: `install ${name}`, message: MESSAGE })
        }
      }
    },
  },
}
