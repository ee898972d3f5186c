import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, USER: without one the image keeps the user of its base image, mostly root. */
export const userLeftToBaseImage: Rule = {
  id: 'user-left-to-base-image',
  title: 'User is left to a base image that is not known',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'checkov:CKV_DOCKER_3',
    'trivy:DS-0002',
    'kics:fd54f200-402c-4333-a5a4-36ef6709af2f',
    'kics:missing_user_instruction',
    'semgrep:missing-user',
    'semgrep:missing-user-entrypoint',
    'sonar:S6471',
    'cis-docker:4.1',
    'owasp-docker:2',
  ],
  references: ['CIS Docker Benchmark 4.1', 'OWASP Docker Security Cheat Sheet, rule 2'],
  on: {
    'dockerfile.file'({ stages, user }, { report }) {
      const final = stages.at(-1)
      const image = final?.from.words[0]
      if (user !== 'left-to-base' || !final || !image) return
      report({
        span: image.span,
        subject: final.subject,
        evidence: 'user left to base',
        confidence: 'medium',
        message:
          'The image names no user: it runs as root unless its base image says otherwise, now and after every update of it. Add USER with an unprivileged user.',
      })
    },
  },
}
