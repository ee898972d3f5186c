import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Graphical framebuffers": passwdValidTo. */
export const displayPasswordWithoutEnd: Rule = {
  id: 'display-password-without-end',
  title: 'Display password never expires',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Graphical framebuffers"'],
  on: {
    remoteDisplay({ subject, noun, passwordSpan, expires }, { report }) {
      if (!passwordSpan || expires !== false) return
      report({
        span: passwordSpan,
        subject,
        evidence: 'no passwdValidTo',
        values: { noun },
        message:
          '{noun} has a password for its display that holds for ever: whoever has seen it once gets in years later. Give it an end with "passwdValidTo", or set one for each session with virsh.',
      })
    },
  },
}
