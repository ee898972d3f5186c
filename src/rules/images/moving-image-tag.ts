import type { Rule } from '../../core/rule.ts'
import { tagForm } from '../../knowledge/images/tags.ts'
import { imageName } from '../shared/images/image-name.ts'

/** Docker docs, "Building best practices", "Pin base image versions". Which version is right, only the author knows: no fix. */
export const movingImageTag: Rule = {
  id: 'moving-image-tag',
  title: 'Image tag names no version',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'compose-lint:CL-0004',
    'dclint:service-image-require-explicit-tag',
    'semgrep:dockerfile-source-not-pinned',
    'cis-docker:5.28',
    'owasp-docker:13',
  ],
  references: [
    'CIS Docker Benchmark 5.28',
    'OWASP Docker Security Cheat Sheet, rule 13',
    'Docker docs, "Building best practices"',
  ],
  on: {
    image({ span, subject, noun, template, builtHere }, { report }) {
      if (builtHere || tagForm(template) !== 'moving') return
      const image = imageName(template)
      report({
        span,
        subject,
        evidence: `image ${image}`,
        values: { noun, image },
        message:
          '{noun} uses {image}, whose tag names a channel or a variant but no version: it moves with every release, so a broken or hijacked one arrives unasked. Name a version.',
      })
    },
  },
}
