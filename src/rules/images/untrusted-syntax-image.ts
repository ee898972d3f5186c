import type { Rule } from '../../core/rule.ts'
import { parseImageReference } from '../../syntax/notation/image-reference.ts'

const TRUSTED: ReadonlySet<string> = new Set(['docker/dockerfile', 'docker/dockerfile-upstream'])

/** Docker documentation, "Custom Dockerfile syntax": the image named runs as the program that executes the build. */
export const untrustedSyntaxImage: Rule = {
  id: 'untrusted-syntax-image',
  title: "The build is run by an image that is not Docker's",
  facet: 'image',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://docs.docker.com/build/buildkit/frontend/'],
  on: {
    'dockerfile.file'({ tree }, { report }) {
      for (const { name, value, valueSpan } of tree.directives) {
        const image = name === 'syntax' ? parseImageReference(value) : undefined
        if (!image || TRUSTED.has(image.name) || image.digest !== undefined) continue
        report({
          span: valueSpan,
          subject: 'Dockerfile',
          evidence: `syntax ${image.name}`,
          values: { image: image.name },
          message:
            'The whole build is run by the image {image}: it sees every build secret and can put anything into the result. Use docker/dockerfile:1, or pin an image you have checked by its digest.',
        })
      }
    },
  },
}
