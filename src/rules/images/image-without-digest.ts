import type { Rule } from '../../core/rule.ts'
import { tagForm } from '../../knowledge/images/tags.ts'
import { imageName } from '../shared/images/image-name.ts'

/** OCI Distribution specification: tags may be moved, digests name content. The digest stands in the registry: no fix. */
export const imageWithoutDigest: Rule = {
  id: 'image-without-digest',
  title: 'Image is not pinned by digest',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['compose-lint:CL-0019', 'semgrep:dockerfile-source-not-pinned', 'sonar:S7023', 'owasp-docker:13'],
  references: [
    'OWASP Docker Security Cheat Sheet, rule 13',
    'NIST SP 800-190 4.1.5',
    'OCI Distribution specification, "Pulling manifests"',
  ],
  on: {
    image({ span, subject, noun, template, builtHere }, { report }) {
      if (builtHere || tagForm(template) !== 'version') return
      const image = imageName(template)
      report({
        span,
        subject,
        evidence: `image ${image}`,
        values: { noun, image },
        message:
          '{noun} uses {image} by its tag alone, which whoever may push to the registry can move to another image. Add the digest behind the tag: name:tag@sha256:...',
      })
    },
  },
}
