import type { Rule } from '../../core/rule.ts'

/** firewalld(1); ufw(8); iptables(8). */
export const firewallSwitchedOff: Rule = {
  id: 'firewall-switched-off',
  title: 'A script switches the firewall off',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['firewalld(1)', 'ufw(8)'],
  on: {
    command({ span, program = '', operands, args, subject, phase, noun }, { report }) {
      if (phase !== 'provision') return
      const words = operands.map(({ value }) => value ?? '')
      if (
        !stops(
          program,
          words,
          args.map(({ value }) => value ?? ''),
        )
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `${program} ${words.slice(0, 2).join(' ')}`.trim(),
        values: { noun },
        message:
          '{noun} is provisioned without its firewall: every port a service opens, its databases and management too, is open to all networks it is on. Leave it on, and open the ports that are needed.',
      })
    },
  },
}

const SERVICES = /^(?:firewalld|ufw|iptables|ip6tables|nftables|SuSEfirewall2)(?:\.service)?$/

function stops(program: string, words: readonly string[], args: readonly string[]): boolean {
  const [first = ''] = words
  switch (program) {
    case 'systemctl':
      return /^(?:stop|disable|mask)$/.test(first) && words.some((word) => SERVICES.test(word))
    case 'service':
    case 'rc-service':
      return SERVICES.test(first) && words[1] === 'stop'
    case 'chkconfig':
      return SERVICES.test(first) && words[1] === 'off'
    case 'ufw':
      return first === 'disable' || args.includes('disable')
    // Without a chain all of them are emptied.
    case 'iptables':
    case 'ip6tables':
      return args.length === 1 && /^(?:-F|--flush)$/.test(args[0] ?? '')
    case 'nft':
      return first === 'flush' && words[1] === 'ruleset'
    default:
      return false
  }
}
