import type { Rule } from '../../core/rule.ts'
import { parseImageReference } from '../../syntax/notation/image-reference.ts'

/** BuildKit build check InvalidDefaultArgInFrom: what is left of the reference without the argument is no image. */
export const emptyArgumentInFrom: Rule = {
  id: 'empty-argument-in-from',
  title: 'Base image is no image unless a build argument is given',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['buildkit:InvalidDefaultArgInFrom', 'buildkit-docs:InvalidDefaultArgInFrom'],
  references: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
  on: {
    'dockerfile.instruction'({ keyword, instruction, trigger, subject, variable }, { report }) {
      const word = instruction.words[0]
      if (keyword !== 'FROM' || trigger || !word) return
      const isEmpty = (name: string): boolean => {
        const set = variable(name)
        return set !== undefined && (set.bare || set.value === '')
      }
      const empty = word.variables.filter(
        ({ name, defaultValue, alternative }) =>
          isEmpty(name) && defaultValue === undefined && alternative === undefined,
      )
      const [first] = empty
      if (!first) return
      const names = new Set(empty.map(({ name }) => name))
      // What a declared argument holds does not matter here: any text keeps the reference in form.
      const left = word.raw
        .replace(/["']/g, '')
        .replace(/\$\{?(\w+)[^}/:@]*\}?/g, (_, name: string) => (names.has(name) ? '' : 'x'))
      if (left !== '' && parseImageReference(left)) return
      report({
        span: first.span,
        subject,
        evidence: `FROM $${first.name}`,
        values: { name: first.name },
        message:
          'The argument {name} is empty by default, and without it no image is left to start from: a plain "docker build" fails. Give the ARG a default.',
      })
    },
  },
}
