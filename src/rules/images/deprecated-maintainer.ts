import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, "MAINTAINER (deprecated)". */
export const deprecatedMaintainer: Rule = {
  id: 'deprecated-maintainer',
  title: 'Author is named with the deprecated MAINTAINER',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL4000',
    'checkov:CKV_DOCKER_6',
    'trivy:DS-0022',
    'kics:99614418-f82b-4852-a9ae-5051402b741c',
    'kics:maintainer_instruction_being_used',
    'semgrep:maintainer-is-deprecated',
    'sonar:S6586',
    'buildkit:MaintainerDeprecated',
    'buildkit-docs:MaintainerDeprecated',
  ],
  references: ['https://docs.docker.com/reference/build-checks/maintainer-deprecated/'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, stage, subject, trigger }, { report, source }) {
      if (keyword !== 'MAINTAINER' || trigger) return
      const { body, bodyPieces, keywordSpan, bodySpan } = instruction
      const author = body.replace(/^(["'])(.*)\1$/, '$2')
      // A label above the first FROM is refused, and a label fills in variables that an author field may not mean.
      const plain = stage !== undefined && bodyPieces.length === 1 && author !== '' && !/["'\\`$]/.test(author)
      const label = source.slice(keywordSpan) === 'maintainer' ? 'label' : 'LABEL'
      report({
        span: keywordSpan,
        subject,
        evidence: 'MAINTAINER',
        message:
          'MAINTAINER is deprecated and will be refused one day; tools that look for whom to tell of a flaw read labels. Use LABEL org.opencontainers.image.authors.',
        fixes: plain
          ? [
              reviewFix('Use a label', 'the author is then in the label and no longer in the image\'s "Author" field', [
                {
                  span: { start: keywordSpan.start, end: bodySpan.end },
                  newText: `${label} org.opencontainers.image.authors="${author}"`,
                },
              ]),
            ]
          : [],
      })
    },
  },
}
