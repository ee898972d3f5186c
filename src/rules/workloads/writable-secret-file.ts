import type { Rule } from '../../core/rule.ts'

/** Compose specification, "secrets": `mode` is an octal number; without it a secret is 0444, or what the file on the host has. */
export const writableSecretFile: Rule = {
  id: 'writable-secret-file',
  title: 'Secret is mounted so that others may change it',
  facet: 'secrets',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Compose specification, "secrets", long syntax'],
  on: {
    'compose.setting'({ span, subject, noun, key, value = '' }, { report }) {
      const digits = /^0?o?[0-7]?[0-7]([0-7])([0-7])$/.exec(key === 'secrets.mode' ? value : '')
      if (!digits?.slice(1).some((digit) => (Number(digit) & 2) !== 0)) return
      report({
        span,
        subject,
        evidence: `secret mode ${value}`,
        values: { noun, value },
        message:
          '{noun} mounts a secret with mode {value}: other users of the container may change it, and then what the service trusts is theirs to choose. Use 0400, with the uid of the one that reads it.',
      })
    },
  },
}
