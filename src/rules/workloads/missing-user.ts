import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, USER: without one the image keeps the user of its base image. */
export const missingUser: Rule = {
  id: 'missing-user',
  title: 'Image runs as root because nothing says otherwise',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
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
    'dockle:CIS-DI-0001',
  ],
  references: ['CIS Docker Benchmark 4.1', 'OWASP Docker Security Cheat Sheet, rule 2', 'NIST SP 800-190 4.1.2'],
  on: {
    workload({ span, subject, noun, system, lacks }, { report }) {
      const absence = lacks('user')
      if (!absence) return
      report({
        span,
        subject,
        evidence: 'no user',
        values: { noun },
        message:
          system === 'windows'
            ? '{noun} names no user and its base image starts as ContainerAdministrator, who may change everything in it and stands closest to the kernel it shares with the host. Add USER ContainerUser.'
            : '{noun} names no user and its base image starts as root, so it runs as root: one flaw in the kernel or the runtime is enough to leave the container as root. Add USER with an unprivileged user.',
        fixes: [
          reviewFix(
            'Run as an unprivileged user',
            'files and ports only root may use are refused; give the files it writes to that user',
            absence.add(),
          ),
        ],
      })
    },
  },
}
