import type { Suggestion } from '../../../../core/language.ts'
import type { Neighbours } from '../../../../core/neighbours.ts'
import type { Source } from '../../../../core/source.ts'
import type { Span } from '../../../../core/span.ts'
import { OBJECT_CLASSES, permissionsOf } from '../../../../knowledge/selinux/classes.ts'
import { PATTERN_MACROS } from '../pattern-macros.ts'
import {
  classSet,
  CLASS_SET_MACROS,
  PERMISSION_MACROS,
  permissionMacro,
} from '../../../../knowledge/selinux/permission-macros.ts'
import { NAME_HELP, PERMISSION_HELP } from '../../shared/help.ts'
import { definitionsIn, policyIndex } from '../../shared/policy-index.ts'
import { spotAt } from './spot.ts'
import { STATEMENT_HELP } from './help.ts'
import { wordAt } from '../../shared/definitions.ts'

const CALLABLE: ReadonlySet<string> = new Set(['interface', 'template', 'macro'])

/** What may be written at an offset: statements and calls, types and attributes, classes, permissions. */
export function complete(source: Source, offset: number, neighbours: Neighbours): readonly Suggestion[] {
  const { span } = wordAt(source.text, offset)
  const spot = spotAt(source.text, span.start)
  switch (spot.what) {
    case 'comment':
      return []
    case 'statement':
      return [...statements(span), ...calls(source, neighbours, span)]
    case 'class':
      return [...OBJECT_CLASSES, ...CLASS_SET_MACROS].map((label) => ({
        label,
        kind: 'value',
        span,
        ...(classSet(label) ? { detail: 'set of classes' } : {}),
      }))
    case 'permission':
      return permissions(spot.classes, span)
    default:
      return names(source, neighbours, span, spot.what === 'target')
  }
}

function statements(span: Span): readonly Suggestion[] {
  return Object.entries(STATEMENT_HELP).map(([label, documentation]) => ({
    label,
    kind: 'keyword',
    documentation,
    span,
  }))
}

function calls(source: Source, neighbours: Neighbours, span: Span): readonly Suggestion[] {
  const index = policyIndex(neighbours)
  const own = definitionsIn(source)
    .filter(({ what }) => CALLABLE.has(what))
    .map(({ name }) => name)
  const others = index.names.filter((name) => index.callable(name))
  return [...new Set([...own, ...others, ...PATTERN_MACROS])].map((label) => ({
    label,
    kind: 'name',
    detail: index.callable(label)?.source.name ?? 'macro',
    span,
  }))
}

/** The classes' permissions, and the sets all of whose permissions they have. */
function permissions(classes: readonly string[], span: Span): readonly Suggestion[] {
  const tables = classes.flatMap((name) => classSet(name) ?? [name]).flatMap((name) => permissionsOf(name) ?? [])
  const [first] = tables
  if (!first) return []
  const single = [...first].filter((name) => tables.every((table) => table.has(name)))
  const sets = PERMISSION_MACROS.filter((name) =>
    permissionMacro(name)?.every((one) => tables.every((table) => table.has(one))),
  )
  const about = (name: string): string | undefined =>
    classes.map((one) => PERMISSION_HELP[`${one} ${name}`]).find((one) => one !== undefined) ?? PERMISSION_HELP[name]
  return [
    ...single.map((label): Suggestion => ({ label, kind: 'value', span, ...optional(about(label)) })),
    ...sets.map(
      (label): Suggestion => ({
        label,
        kind: 'value',
        detail: 'set of permissions',
        span,
        ...optional(permissionMacro(label)?.join(' ')),
      }),
    ),
  ]
}

function optional(documentation: string | undefined): { readonly documentation?: string } {
  return documentation === undefined ? {} : { documentation }
}

function names(source: Source, neighbours: Neighbours, span: Span, target: boolean): readonly Suggestion[] {
  const index = policyIndex(neighbours)
  const found = new Map<string, string>()
  for (const { name, what } of [...definitionsIn(source), ...index.names.flatMap((name) => index.of(name))]) {
    if ((what === 'type' || what === 'attribute') && !found.has(name)) found.set(name, what)
  }
  for (const name of Object.keys(NAME_HELP)) {
    if (!found.has(name) && (name !== 'self' || target)) found.set(name, 'well known')
  }
  return [...found].map(([label, detail]) => ({ label, kind: 'name', detail, span, ...optional(NAME_HELP[label]) }))
}
