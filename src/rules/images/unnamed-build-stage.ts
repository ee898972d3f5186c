import { safeFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { stageReferences, type StageReference } from '../shared/images/stage-references.ts'

/** Docker documentation, "Multi-stage builds", "Name your build stages": numbers move when a stage is added. */
export const unnamedBuildStage: Rule = {
  id: 'unnamed-build-stage',
  title: 'Files are taken from a build stage by its number',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['kics:68a51e22-ae5a-4d48-8e87-b01a323605c9', 'kics:using_unnamed_build_stages'],
  references: ['https://docs.docker.com/build/building/multi-stage/#name-your-build-stages'],
  on: {
    'dockerfile.file'({ stages, instructions }, { report, source }) {
      const references = new Map<string, StageReference[]>()
      for (const use of instructions.flatMap(stageReferences)) {
        const list = references.get(use.name ?? '')
        if (list) list.push(use)
        else references.set(use.name ?? '', [use])
      }
      const names = new Set(stages.map((stage) => stage.name?.toLowerCase()))
      for (const { index, name, from, subject } of stages) {
        const uses = references.get(String(index)) ?? []
        if (name !== undefined || uses.length === 0) continue
        const fresh = `stage-${index}`
        const as = source.slice(from.keywordSpan) === 'from' ? 'as' : 'AS'
        const at = from.words.at(-1)?.span.end
        const taken = names.has(fresh) || at === undefined
        report({
          span: from.bodySpan,
          subject,
          evidence: 'unnamed stage',
          values: { index },
          message:
            'Files are copied from this stage by its number, {index}: a stage added above shifts the numbers, and the files come from another one without a word. Give the stage a name.',
          related: uses.map(({ span }) => ({ uri: source.uri, span, message: 'taken by number here' })),
          fixes: taken
            ? []
            : [
                safeFix(`Name it ${fresh}`, [
                  { span: { start: at, end: at }, newText: ` ${as} ${fresh}` },
                  ...uses.map(({ span }) => ({ span, newText: fresh })),
                ]),
              ],
        })
      }
    },
  },
}
