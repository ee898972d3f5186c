import type { Language, OutlineItem, Place, Help } from '../../../core/language.ts'
import { type Node, transitionsOf } from '../../../syntax/apparmor/index.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { capabilityGrants, capabilityTier, normalizeCapability } from '../../../knowledge/host/capabilities.ts'
import { includedBy, reachOf, nameInTree } from '../project/include-files.ts'
import { fullNameOf, profilesIn, profilesNamed } from '../project/profiles.ts'
import { includeNodes, treeOf } from '../tree.ts'
import { definitionsIn, variablesOf } from '../variables.ts'
import { abstractionGrants } from '../stock-files.ts'
import { complete } from './complete.ts'
import { spotAt, type Spot } from './spot.ts'
import { ACCESS, FLAGS, KEYWORDS, NETWORKS, PERMISSIONS, QUALIFIERS, TRANSITIONS } from './meanings.ts'

/** What an editor may ask about an AppArmor file. */
export const language: Language = { hover, complete, define, outline }

const START = { start: 0, end: 0 }

/** Where the include, profile or variable at an offset is written. */
function define(source: Source, offset: number, neighbours: Neighbours): readonly Place[] {
  const spot = spotAt(source, offset)
  if (spot?.type === 'include' || spot?.type === 'abi') {
    return includedBy(source, spot.text, neighbours).files.map(({ uri }) => ({ uri, span: START }))
  }
  if (spot?.type === 'variable') {
    const files = [source, ...reachOf(source, includeNodes(source), neighbours).files]
    return files.flatMap((file) =>
      definitionsIn(file)
        .filter(({ name }) => name.text === spot.text)
        .map(({ name: { start, end } }) => ({ uri: file.uri, span: { start, end } })),
    )
  }
  if (spot?.type !== 'target') return []
  const outer = spot.within.reduce<string | undefined>((parent, node) => fullNameOf(node, parent), undefined)
  const names = outer === undefined ? [spot.text] : [`${outer}//${spot.text}`, spot.text]
  for (const name of names) {
    const own = profilesIn(source).filter(({ fullName }) => fullName === name)
    const found = own.length > 0 ? own : profilesNamed(name, source, neighbours)
    if (found.length > 0) return found.map((one) => ({ uri: one.source.uri, span: one.nameSpan }))
  }
  return []
}

/** Profiles with their hats and children, and variables. */
function outline(source: Source): readonly OutlineItem[] {
  return itemsOf(treeOf(source).items)
}

function itemsOf(nodes: readonly Node[]): readonly OutlineItem[] {
  return nodes.flatMap((node): readonly OutlineItem[] => {
    if (node.type === 'branch' || node.type === 'block') return itemsOf(node.items)
    const span = { start: node.start, end: node.end }
    if (node.type === 'variable') {
      const { name, values, boolean } = node
      return [
        {
          name: name.text,
          detail: values.map(({ text }) => text).join(' '),
          kind: boolean ? 'constant' : 'variable',
          span,
          nameSpan: { start: name.start, end: name.end },
          children: [],
        },
      ]
    }
    if (node.type !== 'profile') return []
    const { name, keyword, flags, attachment, items } = node
    const detail = [attachment?.text, flags && `(${flags.items.map(({ text }) => text).join(', ')})`]
      .filter(Boolean)
      .join(' ')
    const hat = keyword?.text === '^' || keyword?.text === 'hat'
    return [
      {
        name: hat ? `^${name.text}` : name.text,
        ...(detail && { detail }),
        kind: hat ? 'function' : 'class',
        span,
        nameSpan: { start: name.start, end: name.end },
        children: itemsOf(items),
      },
    ]
  })
}

/** What the word at an offset means. */
function hover(source: Source, offset: number, neighbours: Neighbours): Help | undefined {
  const spot = spotAt(source, offset)
  const markdown = spot && meaning(spot, source, neighbours)
  return spot && markdown ? { span: spot.span, markdown } : undefined
}

function meaning({ type, text }: Spot, source: Source, neighbours: Neighbours): string | undefined {
  const said = (table: Readonly<Record<string, string>>, word: string, lead: string): string | undefined =>
    Object.hasOwn(table, word) ? `**${word}** - ${lead}${table[word] ?? ''}` : undefined
  switch (type) {
    case 'keyword':
      return text === '^' ? said(KEYWORDS, 'hat', '') : said(KEYWORDS, text, '')
    case 'qualifier':
      return said(QUALIFIERS, text, '')
    case 'flag':
      return said(FLAGS, text.replace(/=.*/s, ''), '')
    case 'access':
      return said(ACCESS, text, 'allows to ')
    case 'network':
      return said(NETWORKS, text, '')
    case 'capability':
      return capability(text)
    case 'permissions':
      return permissions(text)
    case 'include': {
      const name = nameInTree(text)
      const grants = abstractionGrants(name.replace(/^abstractions\//, ''))
      return name.startsWith('abstractions/') && grants ? `**${name}** gives the profile ${grants}.` : undefined
    }
    case 'variable':
      return variable(text, source, neighbours)
    default:
      return undefined
  }
}

function capability(text: string): string | undefined {
  const name = normalizeCapability(text)
  const tier = capabilityTier(name)
  if (tier === 'unknown') return undefined
  const danger =
    tier === 'host-code'
      ? ' With it a process can take over the host.'
      : tier === 'host-adjacent'
        ? ' With it a process can reconfigure or stop the host.'
        : ''
  return `**${name}** - lets the process ${capabilityGrants(name)}.${danger} The rule does not give the capability; it stops AppArmor from filtering it.`
}

function permissions(text: string): string {
  const transitions = [...new Set(transitionsOf(text))]
  const letters = [
    ...new Set(
      text
        .replace(/[pc]?[iu]x|[pc]x|x/gi, '')
        .toLowerCase()
        .split(''),
    ),
  ]
  return [
    ...letters.map((letter) => `**${letter}** - ${PERMISSIONS[letter] ?? ''}`),
    ...transitions.map((mode) => `**${mode}** - ${TRANSITIONS[mode.toLowerCase()] ?? ''}${scrubbing(mode)}`),
  ].join('  \n')
}

function scrubbing(mode: string): string {
  if (!/^[pcu]/i.test(mode)) return ''
  return /^[PCU]/.test(mode)
    ? '; the environment is scrubbed'
    : '; the environment is kept, so that the caller steers the program with `LD_PRELOAD` and the like'
}

function variable(name: string, source: Source, neighbours: Neighbours): string | undefined {
  const variables = variablesOf([...reachOf(source, includeNodes(source), neighbours).files, source])
  const values = variables.fill(`@{${name}}`)
  return (
    values &&
    `**@{${name}}** stands for ${values
      .slice(0, 8)
      .map((value) => `\`${value}\``)
      .join(
        ', ',
      )}${values.length > 8 ? ', ...' : ''}${variables.defines(name) ? '' : ' in the tunables that ship with AppArmor'}.`
  )
}
