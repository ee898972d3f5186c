import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { ALLOWED_PATHS, isAllowedPath } from '../shared/workloads/allowed.ts'

const CONFIGURATION = /\.(?:conf|cfg|cnf|ini|toml|ya?ml|json|xml|properties|rules|hcl|crt|pem)$/i

/** OWASP Docker Security Cheat Sheet, rule 8: mount volumes as read-only where nothing is written. */
export const writableConfigurationMount: Rule<typeof ALLOWED_PATHS> = {
  id: 'writable-configuration-mount',
  title: 'Configuration from the host is writable in the container',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['owasp-docker:8'],
  references: ['OWASP Docker Security Cheat Sheet, rule 8'],
  options: ALLOWED_PATHS,
  on: {
    mount({ span, subject, noun, type, source, target, readOnly, makeReadOnly }, { options, report }) {
      if (
        type !== 'host' ||
        readOnly !== false ||
        source === undefined ||
        target === undefined ||
        !isConfiguration(source, target) ||
        isAllowedPath(options.allowed, source)
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `writable ${target}`,
        values: { noun, source },
        message:
          '{noun} may change {source} on the host, its own configuration: whoever runs code in it makes a change that outlives the container and holds for the next one. Mount it read-only.',
        fixes: [reviewFix('Mount it read-only', 'a program that rewrites its configuration fails', makeReadOnly())],
      })
    },
  },
}

/** A file of the project, not of the host's system, that by its name and place is configuration. */
function isConfiguration(source: string, target: string): boolean {
  return /^\.{1,2}\//.test(source) && CONFIGURATION.test(source) && CONFIGURATION.test(target)
}
