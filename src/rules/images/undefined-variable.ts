import type { Rule } from '../../core/rule.ts'
import type { VariableUse } from '../../syntax/dockerfile/index.ts'
import { imageIsBare } from '../../knowledge/images/contents.ts'
import { chainOf } from '../../kinds/dockerfile/read/stages.ts'
import { PLATFORM_ARGUMENTS } from '../shared/images/platform-arguments.ts'

/** The instructions Docker fills variables into (Dockerfile reference, "Environment replacement"). */
const FILLED: ReadonlySet<string> = new Set([
  'ADD',
  'ARG',
  'COPY',
  'ENV',
  'EXPOSE',
  'LABEL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
])
/** Set by Docker, or given to a build from outside. */
const GIVEN = /^(PATH|HOME|HOSTNAME|https?_proxy|ftp_proxy|no_proxy|all_proxy|[@*#?!$-]|\d+)$/i

/** BuildKit build check UndefinedVar. */
export const undefinedVariable: Rule = {
  id: 'undefined-variable',
  title: 'Variable is used that nothing sets',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['buildkit:UndefinedVar', 'buildkit-docs:UndefinedVar', 'sonar:S6579'],
  references: ['https://docs.docker.com/reference/build-checks/undefined-var/'],
  on: {
    'dockerfile.file'({ instructions }, { report }) {
      const globals = new Set(
        instructions
          .filter(({ stage, keyword }) => !stage && keyword === 'ARG')
          .flatMap(({ instruction }) => instruction.pairs.map(({ name }) => name)),
      )
      for (const { stage, keyword, trigger, instruction, subject, variable } of instructions) {
        const base = stage && chainOf(stage).at(-1)
        if (!base || trigger || !FILLED.has(keyword)) continue
        const bare = base.scratch || (base.reference !== undefined && imageIsBare(base.reference))
        for (const { name, span, defaultValue, alternative } of instruction.words.flatMap(({ variables }) =>
          outermost(variables),
        )) {
          if (variable(name) || defaultValue !== undefined || alternative !== undefined || GIVEN.test(name)) continue
          // Set on the same line it has its old value there, which `self-referring-variable` tells.
          const before = instruction.pairs.some((pair) => pair.name === name && pair.span.end <= span.start)
          if (keyword === 'ENV' && before) continue
          const outside = globals.has(name) || PLATFORM_ARGUMENTS.has(name)
          if (!bare && !outside) continue
          report({
            span,
            subject,
            evidence: `${keyword} $${name}`,
            values: { name, stage: subject },
            message: outside
              ? 'The argument {name} is not declared in {stage}, so it is empty here. Repeat "ARG {name}" in the stage, above this line.'
              : 'Neither an ARG nor an ENV above sets {name}, so it is empty here and what is built differs from what is written. Set it, or correct the name.',
          })
        }
      }
    },
  },
}

/** Without those within another's default or alternative: `${A:+:${A}}` asks first. Uses stand in the order they start. */
function outermost(uses: readonly VariableUse[]): readonly VariableUse[] {
  let end = 0
  return uses.filter(({ span }) => {
    if (span.start < end) return false
    end = span.end
    return true
  })
}
