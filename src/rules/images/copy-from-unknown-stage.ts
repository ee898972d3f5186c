import type { Rule } from '../../core/rule.ts'
import { firstStages, stageReferences } from '../shared/images/stage-references.ts'

/** Dockerfile reference, COPY --from: a name that is no earlier stage and no named context is pulled as an image. */
export const copyFromUnknownStage: Rule = {
  id: 'copy-from-unknown-stage',
  title: 'Files come from a stage that does not exist above',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3022', 'trivy:DS-0006'],
  references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
  on: {
    'dockerfile.file'({ stages, instructions }, { report }) {
      const first = firstStages(stages)
      for (const one of instructions) {
        const { stage } = one
        if (!stage) continue
        for (const { span, name } of stageReferences(one)) {
          // What has a tag, a digest or a path is an image and meant as one.
          if (name === undefined || /[:/@]/.test(name) || (first.get(name.toLowerCase()) ?? Infinity) <= stage.index) {
            continue
          }
          if (/^\d+$/.test(name) && Number(name) <= stage.index) continue
          report({
            span,
            subject: one.subject,
            evidence: `from ${name}`,
            values: { name },
            confidence: 'medium',
            message:
              'No stage above is called "{name}": unless the build is given a context of that name, Docker takes the files from whatever image "{name}" is on Docker Hub. Correct the name, or write the image with its tag.',
          })
        }
      }
    },
  },
}
