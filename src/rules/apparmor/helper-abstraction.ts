import type { Rule } from '../../core/rule.ts'

/** Abstractions that start helpers: with a child profile that reaches nearly everything, or with a way out of confinement. */
const FAR = /^ubuntu-(?:helpers|konsole|xterm|gnome-terminal)$/
const FALLBACK =
  /^ubuntu-(?:browsers|browsers\.d\/.+|console-browsers|console-email|email|bittorrent-clients|feed-readers|media-players)$/

/** abstractions/ubuntu-helpers and its like of AppArmor. */
export const helperAbstraction: Rule = {
  id: 'helper-abstraction',
  title: 'Abstraction starts programs that are hardly confined',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['aa-lint:abstractions'],
  references: ['abstractions/ubuntu-helpers, abstractions/ubuntu-browsers of AppArmor'],
  on: {
    'apparmor.include'({ abstraction, targetSpan, subject, profile, file }, { report }) {
      if (abstraction === undefined || (!profile && file.role === 'abstraction')) return
      const far = FAR.test(abstraction)
      if (!far && !FALLBACK.test(abstraction)) return
      report({
        span: targetSpan,
        subject,
        evidence: `abstraction ${abstraction}`,
        values: { abstraction },
        message: far
          ? '`abstractions/{abstraction}` starts helpers that may write nearly every file, or a terminal: anyone who takes the program over goes on there. List the helpers it needs, with profiles of their own.'
          : '`abstractions/{abstraction}` starts whole programs, unconfined where they have no profile: anyone who takes this one over goes on there. List the programs it needs, with Px.',
        ...(!far && { threat: { needs: 'flaw', reaches: 'others' } }),
      })
    },
  },
}
