import type { Suggestion } from '../../../core/language.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import { CIL_STATEMENTS, CIL_TEMPLATES } from '../../../knowledge/cil-words.ts'
import { OBJECT_CLASSES, permissionsOf } from '../../../knowledge/selinux-classes.ts'
import { headOf } from '../../../syntax/cil/index.ts'
import { policyIndex } from '../../selinux/workspace.ts'
import { definitionsIn } from './definitions.ts'
import { roleOf, spotAt, treeOf } from './spot.ts'

/** What may be written at a place of CIL: statements, classes, permissions, templates, names of the workspace. */
export function complete(source: Source, offset: number, neighbours: Neighbours): readonly Suggestion[] {
  const spot = spotAt(treeOf(source), offset)
  if (!spot || spot.lists.length === 0 || spot.word?.quoted) return []
  const span = { start: spot.word?.span.start ?? offset, end: spot.word?.span.end ?? offset }
  const role = roleOf(spot)
  if (role.what === 'permission') return words([...(permissionsOf(role.class) ?? [])], 'value', span)
  if (role.what === 'class') return words(OBJECT_CLASSES, 'value', span)
  if (role.what === 'keyword') {
    return Object.entries(CIL_STATEMENTS).map(([label, documentation]) => ({
      label,
      kind: 'keyword',
      documentation,
      span,
    }))
  }
  const innermost = spot.lists.at(-1)
  if (innermost && headOf(innermost) === 'blockinherit') {
    return Object.entries(CIL_TEMPLATES).map(([label, documentation]) => ({ label, kind: 'name', documentation, span }))
  }
  const names = [source, ...neighbours.ofKind('cil').filter(({ uri }) => uri !== source.uri)].flatMap((one) =>
    definitionsIn(one).map(({ name }) => name),
  )
  return words([...new Set([...names, ...policyIndex(neighbours).names])], 'name', span)
}

function words(labels: readonly string[], kind: Suggestion['kind'], span: Span): readonly Suggestion[] {
  return labels.map((label) => ({ label, kind, span }))
}
