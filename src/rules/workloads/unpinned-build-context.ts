import type { Rule } from '../../core/rule.ts'
import { remoteSource } from '../shared/workloads/remote-source.ts'

/** Docker docs, "Build context", "Git repositories": a branch or tag may be moved, a commit id not. */
export const unpinnedBuildContext: Rule = {
  id: 'unpinned-build-context',
  title: 'Image is built from a remote source that may change',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Docker docs, "Build context", "Git repositories"'],
  on: {
    'compose.setting'({ span, subject, noun, key, value }, { report }) {
      const remote = key === 'build.context' && value !== undefined ? remoteSource(value) : undefined
      if (!remote || remote.pinned || remote.plain) return
      report({
        span,
        subject,
        evidence: `build context ${value ?? ''}`,
        values: { noun },
        message:
          '{noun} is built from a remote source by a name that can be moved: whoever may push there decides what is built next. Name a commit: repository.git#<40 hexadecimal digits>.',
      })
    },
  },
}
