import type { Rule } from '../../core/rule.ts'
import { firstStages, stageReferences } from '../shared/images/stage-references.ts'

/** Dockerfile reference, COPY --from: only earlier stages can be named. */
export const copyFromOwnStage: Rule = {
  id: 'copy-from-own-stage',
  title: 'Stage copies files from itself',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3022',
    'hadolint:DL3023',
    'trivy:DS-0006',
    'kics:cdddb86f-95f6-4fc4-b5a1-483d9afceb2b',
    'kics:copy_from_references_current_from_alias',
  ],
  references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  on: {
    'dockerfile.file'({ stages, instructions }, { report }) {
      const first = firstStages(stages)
      for (const one of instructions) {
        const { stage } = one
        if (!stage) continue
        for (const { span, name } of stageReferences(one)) {
          const lower = name?.toLowerCase()
          const earlier = (first.get(lower ?? '') ?? Infinity) < stage.index
          if (
            lower === undefined ||
            earlier ||
            (lower !== stage.name?.toLowerCase() && lower !== String(stage.index))
          ) {
            continue
          }
          report({
            span,
            subject: one.subject,
            evidence: `from ${lower}`,
            values: { name: lower },
            message:
              'This stage copies from itself ("{name}"): the build fails, or takes files from an image of that name on a registry. Name an earlier stage, or use RUN cp.',
          })
        }
      }
    },
  },
}
