import type { Rule } from '../../core/rule.ts'
import { PLATFORM_ARGUMENTS } from '../shared/images/platform-arguments.ts'

/** Dockerfile reference, "Understand how ARG and FROM interact": FROM sees only the ARGs before the first FROM. */
export const undefinedArgumentInFrom: Rule = {
  id: 'undefined-argument-in-from',
  title: 'Base image uses an argument that is not declared above the first FROM',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['buildkit:UndefinedArgInFrom', 'buildkit-docs:UndefinedArgInFrom', 'sonar:S6579'],
  references: ['https://docs.docker.com/reference/build-checks/undefined-arg-in-from/'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, trigger, subject, variable, expand }, { report }) {
      const word = instruction.words[0]
      if (keyword !== 'FROM' || trigger || !word) return
      const platform = instruction.flags.find(({ name }) => name === 'platform')
      const asked = /^\$\{?(\w+)\}?$/.exec(platform?.value ?? '')?.[1]
      if (platform?.valueSpan && asked !== undefined && !variable(asked) && !PLATFORM_ARGUMENTS.has(asked)) {
        report({
          span: platform.valueSpan,
          subject,
          evidence: `FROM --platform $${asked}`,
          values: { name: asked },
          message:
            'No ARG above the first FROM declares {name}, so the platform is always empty here: the build fails, or takes another platform than meant. Correct the name, or declare it there with a default.',
        })
      }
      if (expand(word) !== undefined) return
      for (const { name, span, defaultValue, alternative } of word.variables) {
        if (variable(name) || PLATFORM_ARGUMENTS.has(name) || defaultValue !== undefined || alternative !== undefined) {
          continue
        }
        report({
          span,
          subject,
          evidence: `FROM $${name}`,
          values: { name },
          message:
            'No ARG above the first FROM declares {name}, so it is always empty here: the build fails or starts from another image than meant. Declare it there, with a default.',
        })
      }
    },
  },
}
