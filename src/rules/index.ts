import type { RuleLibrary } from '../core/rule.ts'
import { CATALOGUE } from './catalogue.generated.ts'
import { LOADERS } from './loaders.ts'
import { subjectOf } from './subjects.ts'

/** The rules that ship. */
export const LIBRARY: RuleLibrary = {
  catalogue: CATALOGUE,
  load: async (wanted) => {
    const subjects = new Set(wanted.map(({ facts }) => subjectOf(facts[0] ?? '') ?? 'files'))
    const loaded = await Promise.all([...subjects].map((subject) => LOADERS[subject]()))
    return loaded.flatMap((rules) => Object.values(rules))
  },
  pages: () => import('./pages.generated.ts'),
}
