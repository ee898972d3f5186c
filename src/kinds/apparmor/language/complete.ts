import type { Suggestion } from '../../../core/language.ts'
import type { Neighbours } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import { STOCK_ABSTRACTIONS, abstractionGrants } from '../stock-files.ts'
import { STOCK_VARIABLES } from '../stock-variables.ts'
import { MOUNT_OPTIONS, NETWORK_FAMILIES, NETWORK_PROTOCOLS, RLIMITS, SIGNALS, SOCKET_TYPES } from '../words.ts'
import { capabilityGrants, LINUX_CAPABILITIES } from '../../../knowledge/host/capabilities.ts'
import { CLASSES, classOf } from '../../../syntax/apparmor/index.ts'
import { reachOf } from '../project/include-files.ts'
import { placeOf } from '../project/place.ts'
import { profilesIn } from '../project/profiles.ts'
import { includeNodes, treeOf } from '../tree.ts'
import { definitionsIn } from '../variables.ts'
import { ACCESS, FLAGS, KEYWORDS, NETWORKS, QUALIFIERS, TRANSITIONS } from './meanings.ts'

/** How far back a rule is looked at. */
const WINDOW = 1000
const NAMED_ONLY: ReadonlySet<string> = new Set(['kill.signal', 'error', 'attach_disconnected.path'])

type Kind = Suggestion['kind']

/** What may be written at an offset. */
export function complete(source: Source, offset: number, neighbours: Neighbours): readonly Suggestion[] {
  if (treeOf(source).comments.some(({ start, end }) => start < offset && offset <= end)) return []
  const statement = statementBefore(source, offset)
  const list = (
    kind: Kind,
    pattern: RegExp,
    items: Iterable<string>,
    detailOf: (item: string) => string | undefined = () => undefined,
  ): readonly Suggestion[] => {
    const typed = pattern.exec(statement)?.[0] ?? ''
    const span = { start: offset - typed.length, end: offset }
    return [...new Set(items)].map((label) => {
      const detail = detailOf(label)
      return { label, kind, span, ...(detail !== undefined && { detail }) }
    })
  }
  const word = /[\w.-]*$/
  if (/@\{\w*$/.test(statement)) {
    return list('name', /\w*$/, variableNames(source, neighbours)).map((one) => ({ ...one, insert: `${one.label}}` }))
  }
  if (/#?include\s+(?:if\s+exists\s+)?<[^>\s]*$/.test(statement)) {
    return list('file', /[^<\s]*$/, includeNames(neighbours), (name) =>
      abstractionGrants(name.replace('abstractions/', '')),
    )
  }
  if (/^\s*abi\s+<[^>\s]*$/.test(statement)) return list('file', /[^<\s]*$/, ['abi/3.0', 'abi/4.0', 'abi/5.0'])
  if (
    /(?:flags\s*=\s*|\s)\([^)]*$/.test(statement) &&
    /(?:^|\s)(?:profile|hat|\^|\/)\S*/.test(statement) &&
    !/^\s*(?:[a-z]+\s+)*?(?:dbus|unix|signal|ptrace|network|mount|mqueue|io_uring)\b/.test(statement)
  ) {
    return list('property', /[\w.]*$/, Object.keys(FLAGS), (flag) => FLAGS[flag]).map((one) =>
      NAMED_ONLY.has(one.label) ? { ...one, insert: `${one.label}=` } : one,
    )
  }
  if (/->\s*\S*$/.test(statement) && !/^\s*(?:\w+\s+)*mount\b/.test(statement)) {
    return list('name', /[^\s>]*$/, profileNames(source, neighbours))
  }
  const rule = statement.replace(/^\s*(?:(?:audit|allow|deny|prompt|owner|priority\s*=\s*-?\d+)\s+)*/, '')
  const keyword = /^([a-z_]+)\s/.exec(rule)?.[1]
  if (keyword === 'capability') {
    return list(
      'value',
      word,
      LINUX_CAPABILITIES.map((name) => name.toLowerCase()),
      (name) => capabilityGrants(name.toUpperCase()),
    )
  }
  if (keyword === 'set') {
    return /rlimit\s/.test(rule) ? list('value', word, Object.keys(RLIMITS)) : list('keyword', word, ['rlimit'])
  }
  const name = keyword === undefined ? undefined : classOf(keyword)
  if (name) {
    if (/\bset\s*=\s*\(?[^)=]*$/.test(rule) && name === 'signal') return list('value', /[\w+]*$/, SIGNALS)
    if (/\boptions?\s*(?:=|in)\s*\(?[^)=]*$/.test(rule)) return list('value', word, MOUNT_OPTIONS)
    if (name === 'network' && !rule.includes('(')) {
      return list('value', word, [...NETWORK_FAMILIES, ...SOCKET_TYPES, ...NETWORK_PROTOCOLS], (one) => NETWORKS[one])
    }
    const { permissions, conditions, group } = CLASSES[name]
    if (/\bpeer\s*=\s*\([^)]*$/.test(rule)) return list('property', word, group)
    if (/\([^)]*$/.test(rule)) return list('value', word, permissions, (one) => ACCESS[one])
    return [
      ...list('value', word, permissions, (one) => ACCESS[one]),
      ...list('property', word, [...conditions, ...(group.length > 0 ? ['peer'] : [])]),
    ]
  }
  if (/^(?:file\s+|safe\s+|unsafe\s+)*(?:[/@]\S*|"[^"]*")\s+\w*$/.test(rule)) {
    return list(
      'value',
      /\w*$/,
      ['r', 'w', 'rw', 'a', 'k', 'l', 'm', 'mr', ...modes()],
      (one) => TRANSITIONS[one.toLowerCase()],
    )
  }
  if (/^\w*$/.test(rule)) {
    return [
      ...list('keyword', word, Object.keys(KEYWORDS), (one) => KEYWORDS[one]),
      ...list('keyword', word, Object.keys(QUALIFIERS), (one) => QUALIFIERS[one]),
    ]
  }
  return []
}

/** The text since the last rule, brace or definition ended: of this line, and of those above that go on in it. */
function statementBefore({ text }: Source, offset: number): string {
  const lines = text.slice(Math.max(0, offset - WINDOW), offset).split('\n')
  let statement = lines.pop() ?? ''
  for (let above = lines.pop(); above !== undefined && goesOn(above); above = lines.pop()) {
    statement = `${above}\n${statement}`
  }
  let depth = 0
  let start = 0
  for (let i = 0; i < statement.length; i++) {
    const c = statement[i] ?? ''
    if (c === '(') depth++
    else if (c === ')') depth--
    else if (
      ((c === ',' && depth <= 0) || c === '{' || c === '}') &&
      /\s/.test(statement[i + 1] ?? '') &&
      (c === ',' || /\s|\)/.test(statement[i - 1] ?? ' '))
    ) {
      start = i + 1
    }
  }
  return statement.slice(start)
}

/** Whether a rule that stands in a line goes on in the next one. */
function goesOn(line: string): boolean {
  const rule = line.replace(/#.*$/, '').trim()
  return rule !== '' && !/[,{}]$/.test(rule) && !/^(?:include|@|\$)/.test(rule)
}

/** Transitions worth offering: the scrubbing ones first. */
function modes(): readonly string[] {
  return ['ix', 'Px', 'Cx', 'Pix', 'Cix', 'PUx', 'CUx', 'Ux', 'px', 'cx', 'pix', 'cix', 'pux', 'cux', 'ux']
}

function variableNames(source: Source, neighbours: Neighbours): readonly string[] {
  const files = [source, ...reachOf(source, includeNodes(source), neighbours).files]
  return [
    ...files.flatMap((file) => definitionsIn(file).map(({ name }) => name.text)),
    ...STOCK_VARIABLES,
    'profile_name',
  ]
}

function includeNames(neighbours: Neighbours): readonly string[] {
  const own = neighbours
    .ofKind('apparmor')
    .map((one) => placeOf(one))
    .filter(({ depth, path }) => depth !== undefined && path.includes('/'))
    .map(({ path }) => path)
  return [...own, 'tunables/global', ...STOCK_ABSTRACTIONS.map((name) => `abstractions/${name}`)]
}

function profileNames(source: Source, neighbours: Neighbours): readonly string[] {
  return [source, ...neighbours.ofKind('apparmor')].flatMap((one) => profilesIn(one).map(({ fullName }) => fullName))
}
