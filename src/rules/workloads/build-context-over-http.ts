import type { Rule } from '../../core/rule.ts'
import { remoteSource } from '../shared/workloads/remote-source.ts'

/** Neither http:// nor git:// is encrypted or signed (gitprotocol-pack(5), "Git Transport"). */
export const buildContextOverHttp: Rule = {
  id: 'build-context-over-http',
  title: 'Image is built from a source fetched without encryption',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Docker docs, "Build context"', 'gitprotocol-pack(5), "Git Transport"'],
  on: {
    'compose.setting'({ span, subject, noun, key, value }, { report }) {
      const remote = key === 'build.context' && value !== undefined ? remoteSource(value) : undefined
      if (!remote?.plain) return
      report({
        span,
        subject,
        evidence: `build context ${value ?? ''}`,
        values: { noun },
        message:
          '{noun} is built from a source fetched without encryption: anyone who sits on the way can put other code into the image. Use https:// and name a commit.',
      })
    },
  },
}
