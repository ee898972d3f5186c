import type { Rule } from '../../core/rule.ts'

/** Dockerfile reference, ARG and USER: an argument nobody gives is empty, and an empty user is the image's default, root. */
export const userFromEmptyArgument: Rule = {
  id: 'user-from-empty-argument',
  title: 'User comes from a build argument without default',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Dockerfile reference, ARG and USER'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, kept, trigger, subject, expand, variable }, { report }) {
      const word = instruction.words[0]
      if (keyword !== 'USER' || !kept || trigger || !word || expand(word) !== undefined) return
      const [use] = word.variables
      if (word.variables.length !== 1 || !use || !variable(use.name)?.bare || use.defaultValue !== undefined) return
      report({
        span: word.span,
        subject,
        evidence: `USER $${use.name}`,
        values: { name: use.name },
        message:
          'USER is taken from the build argument {name}, which has no default: a build that does not give it makes an image that runs as root. Give the argument an unprivileged default.',
      })
    },
  },
}
