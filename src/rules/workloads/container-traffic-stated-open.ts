import type { Rule } from '../../core/rule.ts'

/** Docker docs, "Bridge network driver": `enable_icc` true is the default; OWASP rule 5 advises against it. */
export const containerTrafficStatedOpen: Rule = {
  id: 'container-traffic-stated-open',
  title: 'Network lets its containers reach each other by an explicit option',
  facet: 'network',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['owasp-docker:5'],
  references: [
    'Docker docs, "Bridge network driver", com.docker.network.bridge.enable_icc',
    'OWASP Docker Security Cheat Sheet, rule 5',
  ],
  on: {
    'compose.network'({ subject, noun, options }, { report }) {
      for (const { span, name, value } of options) {
        if (name !== 'com.docker.network.bridge.enable_icc' || value?.toLowerCase() !== 'true') continue
        report({
          span,
          subject,
          evidence: 'enable_icc true',
          values: { noun },
          message:
            '{noun} lets every container on it reach every port of the others, by an option that says so. Where they need not talk to each other, set it to "false"; where they do, remove it, as it is the default.',
        })
      }
    },
  },
}
