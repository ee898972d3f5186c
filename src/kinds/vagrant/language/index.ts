import type { Help, Language, OutlineItem, Suggestion } from '../../../core/language.ts'
import { onceASource } from '../../../core/neighbours.ts'
import type { Source } from '../../../core/source.ts'
import type { Span } from '../../../core/span.ts'
import { readRuby } from '../../../syntax/ruby/index.ts'
import { CONFIG, OPTIONS, type SettingHelp } from './configuration-help.ts'
import { MODIFYVM, PROVIDERS } from './provider-help.ts'
import { providerOf, saidOf, type Said } from '../read/said.ts'
import { keywords, listOf, positional, textOf } from '../read/values.ts'
import { provisionerType, walk, type Scope, type Vagrantfile } from '../read/walk.ts'

interface Known {
  readonly file: Vagrantfile
  readonly said: readonly Said[]
}

/** Editors ask several times of one text. */
const read = onceASource(({ text }): Known => {
  const file = walk(text, readRuby(text))
  return { file, said: saidOf(text, file) }
})

/** What an editor may ask of a Vagrantfile. */
export const vagrantLanguage: Language = {
  hover(source, offset) {
    for (const one of read(source).said) {
      const help = helpAt(one, offset)
      if (help) return help
    }
    return undefined
  },
  complete: (source, offset) => completionsAt(source, offset),
  outline: (source) => outlineOf(read(source)),
}

function helpAt(said: Said, offset: number): Help | undefined {
  const { statement, scope } = said
  if (!isIn(statement.span, offset)) return undefined
  const at = statement.path.findIndex(({ span }) => isIn(span, offset))
  if (at > 0) {
    const name = statement.path
      .slice(1, at + 1)
      .map(({ text }) => text)
      .join('.')
    return explain(settingsOf(scope), name, statement.path[at]?.span)
  }
  const option = keywords(statement)?.pairs.find(({ keySpan }) => isIn(keySpan, offset))
  if (option?.key !== undefined && (said.key === 'vm.network' || said.key === 'vm.synced_folder')) {
    return explain(OPTIONS[said.key], option.key, option.keySpan)
  }
  if (said.key !== 'customize') return undefined
  const word = listOf(statement)?.items.find(({ span }) => isIn(span, offset))
  return (
    word && explain(MODIFYVM, textOf(word) === '--clipboard' ? '--clipboard-mode' : (textOf(word) ?? ''), word.span)
  )
}

function explain(settings: readonly SettingHelp[], name: string, span: Span | undefined): Help | undefined {
  const setting = settings.find((one) => one.name === name)
  return setting && span && { span, markdown: `**${setting.name}** - ${setting.detail}\n\n${setting.meaning}` }
}

function settingsOf({ role, name }: Scope): readonly SettingHelp[] {
  return role === 'config' ? CONFIG : role === 'provider' ? (PROVIDERS[providerOf(name)] ?? []) : []
}

/** Only so much of a line is looked at. */
const MAX_LINE = 500

function completionsAt(source: Source, offset: number): readonly Suggestion[] {
  const { start } = source.lineSpan(source.lineAt(offset))
  const line = source.text.slice(Math.max(start, offset - MAX_LINE), offset)
  const option = /["'](--[\w-]*)$/.exec(line)?.[1]
  if (option !== undefined && /\bcustomize\b/.test(line)) return suggest(MODIFYVM, '', option, offset)
  const argument = /\.vm\.(network|synced_folder)\b.*,\s*(\w*)$/.exec(line)
  if (argument) {
    return suggest(
      OPTIONS[argument[1] === 'network' ? 'vm.network' : 'vm.synced_folder'],
      '',
      argument[2] ?? '',
      offset,
    )
  }
  const [, variable, path = '', word = ''] = /(?:^|[^\w.])(\w+)\.((?:\w+\.)*)(\w*)$/.exec(line) ?? []
  if (variable === undefined) return []
  const scopes = read(source).file.variables.filter(
    ({ name, span }) => name === variable && span.start <= offset && offset <= span.end,
  )
  // The innermost block of that variable begins last.
  const innermost = scopes.reduce<(typeof scopes)[number] | undefined>(
    (best, one) => (best && best.span.start > one.span.start ? best : one),
    undefined,
  )
  return innermost ? suggest(settingsOf(innermost.scope), path, word, offset) : []
}

function suggest(settings: readonly SettingHelp[], path: string, word: string, offset: number): readonly Suggestion[] {
  return settings.flatMap(({ name, detail, meaning, hardened }): readonly Suggestion[] => {
    if (!name.startsWith(path)) return []
    const rest = name.slice(path.length)
    return [
      {
        label: rest,
        kind: 'property',
        detail,
        documentation: meaning,
        span: { start: offset - word.length, end: offset },
        insert: `${rest}${hardened ?? ''}`,
      },
    ]
  })
}

/** Machines with their providers and provisioners; those of the whole file beside them. */
function outlineOf({ file, said }: Known): readonly OutlineItem[] {
  const parts = said.filter(
    ({ scope, key }) => scope.role === 'config' && (key === 'vm.provider' || key === 'vm.provision'),
  )
  const children = new Map<unknown, OutlineItem[]>()
  for (const { statement, key, scope } of parts) {
    const [first] = positional(statement)
    const provider = key === 'vm.provider'
    const type = provisionerType(statement)
    const item: OutlineItem = {
      name: textOf(first) ?? type ?? (provider ? 'provider' : 'provisioner'),
      detail: provider ? 'provider' : `provisioner ${type ?? ''}`.trim(),
      kind: provider ? 'property' : 'function',
      span: statement.span,
      nameSpan: first?.span ?? statement.path.at(-1)?.span ?? statement.span,
      children: [],
    }
    const list = children.get(scope.machine)
    if (list) list.push(item)
    else children.set(scope.machine, [item])
  }
  const machines = file.machines.map(
    ({ name, call }, index): OutlineItem => ({
      name: name ?? '?',
      detail: 'machine',
      kind: 'object',
      span: call.span,
      nameSpan: positional(call)[0]?.span ?? call.span,
      children: children.get(file.machines[index]) ?? [],
    }),
  )
  return [...(children.get(file.root) ?? []), ...machines].sort((a, b) => a.span.start - b.span.start)
}

function isIn({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}
