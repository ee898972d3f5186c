import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Compose Build specification, "Using build and image": without a pull policy the image is pulled first, and built when there is none. */
export const buildOrPull: Rule = {
  id: 'build-or-pull',
  title: 'Image is pulled when a registry has one of its name, else built',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['dclint:no-build-and-image'],
  references: ['Compose Build specification, "Using build and image"'],
  on: {
    'compose.service'({ subject, noun, has, at, add }, { report }) {
      const span = at('image')
      if (!span || !has('build') || has('pull_policy')) return
      report({
        span,
        subject,
        evidence: 'build and image',
        values: { noun },
        message:
          '{noun} has both "build" and "image" and no pull policy: whoever owns that name in the registry decides whether their image runs or the one built from this source. Say so with "pull_policy: build".',
        fixes: [
          reviewFix('Always build the image', 'the image is built anew at every start', add('pull_policy', 'build')),
        ],
      })
    },
  },
}
