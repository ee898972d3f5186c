import type { Suggestion, Help, Language, OutlineItem } from '../../../../core/language.ts'
import type { Neighbours } from '../../../../core/neighbours.ts'
import type { Source } from '../../../../core/source.ts'
import type { Span } from '../../../../core/span.ts'
import { OBJECT_CLASSES, permissionsOf } from '../../../../knowledge/selinux/classes.ts'
import { PATTERN_MACROS, patternMacro } from '../pattern-macros.ts'
import {
  classSet,
  CLASS_SET_MACROS,
  PERMISSION_MACROS,
  permissionMacro,
  isFedoraMacro,
} from '../../../../knowledge/selinux/permission-macros.ts'
import { NAME_HELP, PERMISSION_HELP, classHelp, own, permissionHelp } from '../../shared/help.ts'
import { definitionsIn, policyIndex, type Definition } from '../../shared/policy-index.ts'
import { spotAt, type Spot } from './spot.ts'
import { STATEMENT_HELP } from './help.ts'
import { wordAt, define, definitionsOf } from '../../shared/definitions.ts'
import { documentationAbove } from '../read/declarations.ts'

/** What a word of policy means: a keyword, a class, a permission, a macro, an interface, a type or attribute. */
function hover(source: Source, offset: number, neighbours: Neighbours): Help | undefined {
  const { text, span } = wordAt(source.text, offset)
  if (text === '') return undefined
  const markdown = meaningOf(text, spotAt(source.text, span.start), source, neighbours)
  return markdown === undefined ? undefined : { span, markdown }
}

function meaningOf(word: string, spot: Spot, source: Source, neighbours: Neighbours): string | undefined {
  if (spot.what === 'comment') return undefined
  if (spot.what === 'permission') return permissionHelp(word, spot.classes) ?? macroHelp(word)
  if (spot.what === 'class') return classHelp(word)
  if (spot.what === 'statement') {
    const statement = own(STATEMENT_HELP, word)
    if (statement !== undefined) return `**${word}** - ${statement}`
  }
  const known = own(NAME_HELP, word)
  return macroHelp(word) ?? (known === undefined ? definedHelp(word, source, neighbours) : `**${word}** - ${known}`)
}

/** What a macro of the reference policy stands for. */
function macroHelp(name: string): string | undefined {
  const permissions = permissionMacro(name)
  if (permissions) {
    return `**${name}** - the permissions ${permissions.map((one) => `\`${one}\``).join(' ')}${isFedoraMacro(name) ? ". Fedora's policy has this set; the reference policy of 2022 does not." : ''}`
  }
  const pattern = patternMacro(name)
  return pattern === undefined
    ? classSetHelp(name)
    : `**${name}** stands for\n\`\`\`\n${pattern
        .replace(/; ?/g, ';\n')
        .replace(/\) (?=\w)/g, ')\n')
        .trim()}\n\`\`\``
}

function classSetHelp(name: string): string | undefined {
  return classSet(name) && classHelp(name)
}

/** What the workspace says of a name: its kind, and an interface's documentation. */
function definedHelp(name: string, source: Source, neighbours: Neighbours): string | undefined {
  const [first] = definitionsOf(name, source, neighbours)
  if (!first) return undefined
  const about =
    first.what === 'interface' || first.what === 'template'
      ? documentationAbove(first.source.text, first.whole.start)
      : ''
  const summary = /<summary>([^]*?)<\/summary>/.exec(about)?.[1]?.replace(/\s+/g, ' ').trim()
  return `**${name}** - ${first.what.replace('_', ' ')} of \`${first.source.name}\`${summary === undefined ? '' : `\n\n${summary}`}`
}

const KINDS: Readonly<Record<Definition['what'], OutlineItem['kind']>> = {
  interface: 'function',
  template: 'function',
  macro: 'function',
  type: 'class',
  attribute: 'property',
  role: 'object',
  attribute_role: 'property',
  user: 'object',
  bool: 'variable',
  class: 'constant',
  sensitivity: 'constant',
  category: 'constant',
}

/** The file's interfaces, templates, types, attributes, roles and booleans, in order; what a template declares lies in it. */
function outline(source: Source): readonly OutlineItem[] {
  const roots: Draft[] = []
  const open: Draft[] = []
  for (const one of definitionsIn(source)) {
    while (open.length > 0 && (open.at(-1)?.span.end ?? 0) <= one.whole.start) open.pop()
    const item: Draft = {
      name: one.name,
      detail: one.what.replace('_', ' '),
      kind: KINDS[one.what],
      span: one.whole,
      nameSpan: one.span,
      children: [],
    }
    const parent = open.at(-1)
    const siblings = parent ? parent.children : roots
    siblings.push(item)
    if (KINDS[one.what] === 'function' && open.length < DEEPEST) open.push(item)
  }
  return roots
}

/** Definitions in definitions deeper than this are shown next to each other. */
const DEEPEST = 20

type Draft = Omit<OutlineItem, 'children'> & { readonly children: Draft[] }

/** What an editor may ask of policy modules and interface files. */
export const policyLanguage: Language = { hover, complete, define, outline }

const CALLABLE: ReadonlySet<string> = new Set(['interface', 'template', 'macro'])

/** What may be written at an offset: statements and calls, types and attributes, classes, permissions. */
function complete(source: Source, offset: number, neighbours: Neighbours): readonly Suggestion[] {
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
