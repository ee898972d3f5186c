import type { Rule } from '../../core/rule.ts'

/** Compose docs, "Use provider services": the provider's binary or CLI plugin is executed with compose up and compose down. */
export const hostExecutedProvider: Rule = {
  id: 'host-executed-provider',
  title: 'Service runs a program on the host',
  facet: 'privilege',
  threat: { needs: 'position', reaches: 'host' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Compose specification, provider'],
  on: {
    'compose.setting'({ span, subject, noun, key, value }, { report }) {
      if (key !== 'provider.type' || value === undefined || value === 'model') return
      report({
        span,
        subject,
        evidence: `provider ${value}`,
        message:
          '{noun} is provided by a program that Compose runs on the host, without any container around it: whoever supplies "{value}" has the account that starts the project. Make sure where it comes from.',
        values: { noun, value },
      })
    },
  },
}
