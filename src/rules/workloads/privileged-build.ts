import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Compose Build specification: privileged; BuildKit: the entitlement security.insecure runs steps without sandbox. */
export const privilegedBuild: Rule = {
  id: 'privileged-build',
  title: 'Image build runs with full privileges',
  facet: 'privilege',
  threat: { needs: 'position', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['Compose Build specification, privileged, entitlements', 'BuildKit docs, security.insecure'],
  on: {
    'compose.setting'({ span, subject, noun, key, value, on, remove }, { report }) {
      if (
        !(
          (key === 'build.privileged' && on === true) ||
          (key === 'build.entitlements' && value === 'security.insecure')
        )
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: `${key} insecure`,
        message:
          '{noun} is built with full privileges: a base image or package that turns malicious controls the machine that builds. Remove it, and let the one step that needs more run elsewhere.',
        values: { noun },
        fixes: [reviewFix('Build without privileges', 'build steps that mount or load something will fail', remove())],
      })
    },
  },
}
