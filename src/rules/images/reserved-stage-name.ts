import type { Rule } from '../../core/rule.ts'

const RESERVED: ReadonlySet<string> = new Set(['scratch', 'context'])

/** BuildKit build check ReservedStageName. */
export const reservedStageName: Rule = {
  id: 'reserved-stage-name',
  title: 'Stage has a name that means something else',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3063', 'buildkit:ReservedStageName', 'buildkit-docs:ReservedStageName'],
  references: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
  on: {
    'dockerfile.file'({ stages }, { report }) {
      for (const { name, nameSpan, subject } of stages) {
        if (name === undefined || !nameSpan || !RESERVED.has(name.toLowerCase())) continue
        report({
          span: nameSpan,
          subject,
          evidence: `AS ${name}`,
          values: { name },
          message:
            'The stage name "{name}" is reserved: FROM and COPY --from take it for the empty image or the build context, not for this stage. Give the stage another name.',
        })
      }
    },
  },
}
