import type { Report, Rule } from '../../core/rule.ts'
import type { DbusRule, UnixRule } from '../../kinds/apparmor/facts.ts'

/** apparmor.d(5): most programs of a host are unconfined. For ptrace see `any-process-traced`. */
export const unconfinedPeer: Rule = {
  id: 'unconfined-peer',
  title: 'Program may talk to whatever is unconfined',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "DBus rules"', 'apparmor.d(5), "Unix socket rules"'],
  on: {
    'apparmor.dbus'(rule, { report }) {
      check(rule, report)
    },
    'apparmor.unix'(rule, { report }) {
      check(rule, report)
    },
  },
}

function check(
  { deny, prompt, permissions, peer, span, subject, text }: DbusRule | UnixRule,
  report: (report: Report) => void,
): void {
  const sends = permissions.length === 0 || permissions.some((one) => one === 'send' || one === 'connect')
  if (!sends || deny || prompt || peer === undefined || !/^(?:unconfined|\*+)$/.test(peer)) return
  report({
    span,
    subject,
    evidence: text,
    message:
      'Most programs of a host are unconfined, so this peer is nearly everybody: what this program may not do it may ask one of them to do. Confine the peer, and name its profile.',
  })
}
