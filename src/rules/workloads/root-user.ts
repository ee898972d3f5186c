import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** CIS 4.1; Dockerfile reference, USER, and Compose specification, user: without user namespaces root in a container is the host's root. */
export const rootUser: Rule = {
  id: 'root-user',
  title: 'Processes are made to run as root',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL3002',
    'compose-lint:CL-0018',
    'checkov:CKV_DOCKER_8',
    'trivy:DS-0002',
    'kics:67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae',
    'kics:last_user_is_root',
    'semgrep:last-user-is-root',
    'sonar:S6471',
    'cis-docker:4.1',
    'owasp-docker:2',
    'dockle:CIS-DI-0001',
  ],
  references: ['CIS Docker Benchmark 4.1', 'OWASP Docker Security Cheat Sheet, rule 2', 'NIST SP 800-190 4.1.2'],
  on: {
    user({ span, subject, noun, user, root, restore }, { report }) {
      if (root !== true) return
      report({
        span,
        subject,
        evidence: 'root user',
        values: { noun, user: user ?? 'root' },
        message: /^container/i.test(user ?? '')
          ? '{noun} runs as {user}, the administrator of the container, who may change everything in it and stands closest to the kernel it shares with the host. Use ContainerUser.'
          : '{noun} runs as {user}, which is the same user as root on the host unless user namespaces are on: one flaw in the kernel or the runtime is enough to leave the container as root. Run it as a user of its own.',
        fixes: restore
          ? [
              reviewFix(
                `Go back to ${restore.user} at the end`,
                'what starts then can no longer do what only root may',
                restore.edits(),
              ),
            ]
          : [],
      })
    },
    // LinuxServer.io and others: the number their start script steps down to.
    variable({ variable, value, place, span, subject, noun }, { report }) {
      if (
        variable !== 'PUID' ||
        !/^0+$/.test(value ?? '') ||
        (place !== 'environment' && place !== 'image-environment')
      ) {
        return
      }
      report({
        span,
        subject,
        evidence: 'root user by variable',
        values: { noun },
        message:
          '{noun} is told to step down to user 0, which is root: one flaw in the kernel or the runtime is enough to leave the container as root. Give the number of a user of its own.',
      })
    },
  },
}
