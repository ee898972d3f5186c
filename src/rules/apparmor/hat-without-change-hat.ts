import type { Rule } from '../../core/rule.ts'

/** Programs that change hats, by themselves or through a module (mod_apparmor(8), pam_apparmor, tomcat, php-fpm). */
const AWARE = /apache|httpd|tomcat|php|sshd|login|\bsu\b|sudo|cron|gdm|lightdm|sddm|vsftpd|samba|smbd|dovecot|nginx/i

/** aa_change_hat(2). */
export const hatWithoutChangeHat: Rule = {
  id: 'hat-without-change-hat',
  title: 'Profile has hats, but its program puts none on',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['aa_change_hat(2)'],
  on: {
    'apparmor.profile'({ type, parent, nameSpan, name, subject }, { report }) {
      if (type !== 'hat' || !parent || AWARE.test(`${parent.name} ${parent.attachment?.path.written ?? ''}`)) return
      report({
        span: nameSpan,
        subject,
        evidence: `hat ${name}`,
        values: { name, parent: parent.fullName },
        confidence: 'medium',
        message:
          'A hat counts only when the program changes into it by aa_change_hat, which {parent} is not known to do; and a token that can be guessed lets an attacker out of it. Make it a child profile, or say why it is a hat.',
      })
    },
  },
}
