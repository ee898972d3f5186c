import type { Rule } from '../../core/rule.ts'
import { tagForm } from '../../knowledge/images/tags.ts'
import { imageName } from '../shared/images/image-name.ts'

/** Docker docs, "Building best practices", "Pin base image versions". Which version is right, only the author knows: no fix. */
export const latestImageTag: Rule = {
  id: 'latest-image-tag',
  title: 'Image is taken by the tag "latest"',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3007',
    'checkov:CKV_DOCKER_7',
    'trivy:DS-0001',
    'kics:f45ea400-6bbe-4501-9fc7-1c3d75c32067',
    'kics:image_version_using_latest',
    'semgrep:avoid-latest-version',
    'semgrep:dockerfile-source-not-pinned',
    'sonar:S6596',
    'compose-lint:CL-0004',
    'dclint:service-image-require-explicit-tag',
    'dockle:DKL-DI-0006',
    'cis-docker:4.2',
    'cis-docker:5.28',
    'owasp-docker:13',
  ],
  references: [
    'CIS Docker Benchmark 4.2, 5.28',
    'OWASP Docker Security Cheat Sheet, rule 13',
    'Docker docs, "Building best practices"',
  ],
  on: {
    image({ span, subject, noun, template, builtHere }, { report }) {
      if (builtHere || tagForm(template) !== 'latest') return
      const image = imageName(template)
      report({
        span,
        subject,
        evidence: `image ${image}`,
        values: { noun, image },
        message:
          '{noun} uses {image}: the tag "latest" moves with every release, so a broken or hijacked one is pulled without warning, and you cannot tell which version runs. Name a version.',
        together: {
          key: image,
          name: noun,
          message:
            '{names} use {image}: the tag "latest" moves with every release, so a broken or hijacked one is pulled without warning, and you cannot tell which version runs. Name a version.',
        },
      })
    },
  },
}
