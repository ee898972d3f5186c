import type { Language, OutlineItem, Suggestion } from '../../../core/language.ts'
import { contains } from '../../../core/span.ts'
import { explainVmxKey, VMX_HELP } from './help.ts'
import { readVmx } from '../../../syntax/vmx/index.ts'

/** What an editor may ask of a VMware machine. */
export const vmxLanguage: Language = {
  hover({ text }, offset) {
    const setting = readVmx(text).settings.find(({ span }) => contains(span, { start: offset, end: offset }))
    const markdown = setting && explainVmxKey(setting.key)
    return setting && markdown !== undefined ? { span: setting.keySpan, markdown } : undefined
  },
  complete(source, offset) {
    const line = source.lineSpan(source.lineAt(offset))
    const before = source.text.slice(line.start, offset)
    const start = line.start + (before.length - before.trimStart().length)
    if (before.includes('=')) return valuesAt(source.text.slice(start, offset), source.text, offset)
    const set = new Set(readVmx(source.text).settings.map(({ key }) => key.toLowerCase()))
    return VMX_HELP.filter(({ key }) => !key.includes('#') && !set.has(key.toLowerCase())).map(
      ({ key, hardened, markdown }): Suggestion => ({
        label: key,
        kind: 'property',
        documentation: markdown,
        span: { start, end: offset },
        ...(hardened !== undefined && { detail: hardened, insert: `${key} = "${hardened}"` }),
      }),
    )
  },
  outline({ text }) {
    const groups = new Map<string, OutlineItem & { readonly children: OutlineItem[] }>()
    for (const { key, keySpan, span, value } of readVmx(text).settings) {
      const name = key.split('.', 1)[0] ?? key
      // Longer values may be secrets, and say little.
      const detail = /^(?:true|false|\d+)$/i.test(value) ? { detail: value } : {}
      const item: OutlineItem = { name: key, ...detail, kind: 'property', span, nameSpan: keySpan, children: [] }
      const group = groups.get(name.toLowerCase())
      // A device's settings may stand apart; the group is where it begins.
      if (group) group.children.push(item)
      else groups.set(name.toLowerCase(), { name, kind: 'object', span, nameSpan: keySpan, children: [item] })
    }
    return [...groups.values()].map((group) =>
      group.children.length === 1 && group.children[0] ? group.children[0] : spread(group),
    )
  },
}

/** A group that reaches over all its settings. */
function spread(group: OutlineItem): OutlineItem {
  const end = Math.max(...group.children.map(({ span }) => span.end))
  return { ...group, span: { start: group.span.start, end } }
}

/** The values of a switch, inside its quotes or before them. */
function valuesAt(written: string, text: string, offset: number): readonly Suggestion[] {
  const [, key = '', quote = '', typed = ''] = /^([\w.:-]+)[ \t]*=[ \t]*("?)(\w*)$/.exec(written) ?? []
  const known = VMX_HELP.find((one) => one.key.toLowerCase() === key.toLowerCase().replace(/\d+(?=[.:])/, '#'))
  if (known?.values === undefined) return []
  const span = { start: offset - typed.length, end: offset }
  const closed = text[offset] === '"'
  return known.values.map(
    (value): Suggestion => ({
      label: value,
      kind: 'value',
      span,
      insert: quote ? value + (closed ? '' : '"') : `"${value}"`,
      ...(value === known.hardened && { detail: 'hardened' }),
    }),
  )
}
