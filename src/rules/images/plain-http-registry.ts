import type { Rule } from '../../core/rule.ts'

/** Docker docs, "Test an insecure registry": without TLS anyone on the path reads and replaces images. */
export const plainHttpRegistry: Rule = {
  id: 'plain-http-registry',
  title: 'Image comes from a registry without TLS',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['cis-docker:2.5'],
  references: ['NIST SP 800-190 4.2.1', 'CIS Docker Benchmark 2.5', 'Docker docs, "Test an insecure registry"'],
  on: {
    image({ span, subject, noun, template, builtHere }, { report }) {
      const registry = /^(?:http:\/\/([^/]+)|([\w.-]+:80)\/)/i.exec(template)
      const host = registry?.[1] ?? registry?.[2]
      if (builtHere || host === undefined || /^(localhost|127\.[\d.]+)(:|$)/.test(host)) return
      report({
        span,
        subject,
        evidence: `registry ${host}`,
        values: { noun, host },
        message:
          '{noun} uses an image from {host} without TLS: anyone who sits on the way to that registry can hand out another image. Serve the registry over HTTPS and name it without a scheme.',
      })
    },
  },
}
