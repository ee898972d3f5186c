import type { Rule } from '../../core/rule.ts'
import { tagForm } from '../../knowledge/images/tags.ts'
import { imageName } from '../shared/images/image-name.ts'

/** Docker docs, "docker image tag": a reference without tag means `latest`. Which tag is right, only the author knows: no fix. */
export const imageWithoutTag: Rule = {
  id: 'image-without-tag',
  title: 'Image has no tag and no digest',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3006',
    'checkov:CKV_DOCKER_7',
    'trivy:DS-0001',
    'kics:9efb0b2d-89c9-41a3-91ca-dcc0aec911fd',
    'kics:image_version_not_explicit',
    'semgrep:missing-image-version',
    'semgrep:dockerfile-source-not-pinned',
    'sonar:S6596',
    'compose-lint:CL-0004',
    'dclint:service-image-require-explicit-tag',
    'cis-docker:4.2',
    'cis-docker:5.28',
    'owasp-docker:13',
  ],
  references: ['CIS Docker Benchmark 4.2, 5.28', 'OWASP Docker Security Cheat Sheet, rule 13', 'NIST SP 800-190 4.1.5'],
  on: {
    image({ span, subject, noun, role, template, builtHere }, { report }) {
      // COPY --from=name may mean a build context of that name, or a stage that is missing.
      if (builtHere || tagForm(template) !== 'none' || (role === 'copy' && !template.includes('/'))) return
      const image = imageName(template)
      report({
        span,
        subject,
        evidence: `image ${image}`,
        values: { noun, image },
        message:
          '{noun} uses {image} without a tag or digest, which means whatever "latest" is on that day: a broken or hijacked release is pulled without warning, and you cannot tell which version runs. Name a version.',
        together: {
          key: image,
          name: noun,
          message:
            '{names} use {image} without a tag or digest, which means whatever "latest" is on that day: a broken or hijacked release is pulled without warning, and you cannot tell which version runs. Name a version.',
        },
      })
    },
  },
}
