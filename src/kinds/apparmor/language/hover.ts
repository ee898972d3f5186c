import type { Help } from '../../../core/language.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { abstractionGrants } from '../stock-files.ts'
import { capabilityGrants, capabilityTier, normalizeCapability } from '../../../knowledge/host/capabilities.ts'
import { transitionsOf } from '../../../syntax/apparmor/index.ts'
import { nameInTree, reachOf } from '../project/include-files.ts'
import { includeNodes } from '../tree.ts'
import { variablesOf } from '../variables.ts'
import { spotAt, type Spot } from './spot.ts'
import { ACCESS, FLAGS, KEYWORDS, NETWORKS, PERMISSIONS, QUALIFIERS, TRANSITIONS } from './meanings.ts'

/** What the word at an offset means. */
export function hover(source: Source, offset: number, neighbours: Neighbours): Help | undefined {
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
