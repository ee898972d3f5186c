import type { Rule } from '../../core/rule.ts'

/** The file is copied with the machine, and into backups and repositories. */
export const remoteDisplayPasswordInClear: Rule = {
  id: 'remote-display-password-in-clear',
  title: "Password of the machine's display stands in the file",
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: [
    'VMware product documentation, "Connect with VNC"',
    'libvirt, Domain XML format, "Graphical framebuffers"',
  ],
  on: {
    remoteDisplay({ subject, noun, protocol, passwordSpan }, { report }) {
      if (!passwordSpan) return
      report({
        span: passwordSpan,
        subject,
        evidence: `${protocol} password`,
        values: { noun, protocol: protocol.toUpperCase() },
        message:
          "{noun} has the password of its {protocol} display in the file: everyone who can read it, or a backup of it, gets to the console. Keep it in the hypervisor's own configuration, and replace it.",
      })
    },
  },
}
