import type { Rule } from '../../core/rule.ts'
import { sedReplacements } from '../shared/commands/sed-replacement.ts'

/** sshd_config(5), PermitRootLogin, PasswordAuthentication, PermitEmptyPasswords. */
export const sshServerWeakened: Rule = {
  id: 'ssh-server-weakened',
  title: 'A script lets root or passwords in over SSH',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['sshd_config(5)'],
  on: {
    command({ span, program = '', args, outputs, subject, phase, noun }, { report }) {
      if (phase !== 'provision' && phase !== 'build') return
      const text = args.map(({ value, text: written }) => value ?? written).join(' ')
      const edits = program === 'sed' && args.some(({ value }) => /^-[a-zA-Z]*i|^--in-place/.test(value ?? ''))
      const writes =
        /^(?:echo|printf)$/.test(program) &&
        (outputs.some(({ value }) => value?.includes('sshd_config')) || text.includes('sshd_config'))
      if (!edits && !writes) return
      const found = WEAK.exec(edits ? sedReplacements(text) : text)
      if (!found) return
      const [, key = ''] = found
      report({
        span,
        subject,
        evidence: `sshd ${key}`,
        values: { noun, what: WHAT[key.toLowerCase()] ?? key },
        message:
          '{noun} is set up so that SSH lets {what} in: everyone who reaches the port can try passwords until one fits. Leave logins to keys of ordinary users.',
      })
    },
  },
}

const WEAK = /\b(PermitRootLogin|PasswordAuthentication|PermitEmptyPasswords|ChallengeResponseAuthentication)\s+yes\b/i
const WHAT: Readonly<Record<string, string>> = {
  permitrootlogin: 'root',
  passwordauthentication: 'passwords',
  permitemptypasswords: 'accounts without a password',
  challengeresponseauthentication: 'passwords',
}
