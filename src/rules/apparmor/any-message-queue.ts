import type { Rule } from '../../core/rule.ts'

/** apparmor.d(5), "Message Queue rules". */
export const anyMessageQueue: Rule = {
  id: 'any-message-queue',
  title: 'Program may use every message queue',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['apparmor.d(5), "Message Queue rules"'],
  on: {
    'apparmor.mqueue'({ bare, deny, prompt, span, subject, text }, { report }) {
      if (!bare || deny || prompt) return
      report({
        span,
        subject,
        evidence: text,
        message:
          '"mqueue" allows to read and write every message queue, those of other programs too. Name the queues the program uses.',
      })
    },
  },
}
