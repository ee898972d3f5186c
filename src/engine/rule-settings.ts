import { isListForm, type Option, type OptionForms, type OptionForm, type OptionSetting } from '../core/options.ts'
import type { RuleInfo } from '../core/rule.ts'
import { SEVERITIES, type Severity } from '../core/severity.ts'
import type { Span } from '../core/span.ts'
import { entriesOf, type Entry, type YamlNode } from '../syntax/yaml/index.ts'
import { isDefect } from './failures.ts'
import { findRules } from './find-rules.ts'
import { nearest } from '../core/nearest.ts'
import { OPTION_FORMS } from './option-forms.ts'
import type { Product } from './product.ts'
import { hint, refuse, scalarsOf, type Reader, type ReadSetting } from './project-reader.ts'

/** What a rule can be set to in a project file. */
export const RULE_CHOICES = ['off', 'on', ...SEVERITIES] as const

/** The name that stands for all workloads that are not named. */
export const OTHERS = '*'

const SETTINGS = ['level', 'options'] as const

/** `rules`: ids with what they are set to, `off`, `on` or a severity, or with a `level` and `options`. */
export const readRules: ReadSetting = (node, at, reader) => {
  if (node === undefined) return {}
  if (node.kind !== 'map') {
    return refuse(reader, at, '"rules" needs rule ids with what they are set to, such as "privileged-container: high"')
  }
  const rules: [string, 'off' | 'on' | Severity][] = []
  const options: [string, Readonly<Record<string, OptionSetting>>][] = []
  for (const entry of entriesOf(node)) {
    const rule = ruleOf(entry, reader)
    if (!rule) continue
    const { level, set } = entry.value?.kind === 'map' ? readDetails(rule, entry.value, reader) : { level: entry }
    const choice = level && choiceOf(rule, level, reader)
    if (choice) rules.push([rule.id, choice])
    if (set) options.push([rule.id, set])
  }
  return { rules: Object.fromEntries(rules), ...(options.length > 0 && { options: Object.fromEntries(options) }) }
}

/** The value of an option: for all workloads, or a mapping by their names. */
export function readOption(
  name: string,
  option: Option,
  node: YamlNode | undefined,
  at: Span,
  reader: Reader,
): OptionSetting {
  if (node?.kind !== 'map') {
    const all = valueOf(name, option, node, at, reader)
    return all === undefined ? {} : { all }
  }
  const values = entriesOf(node).flatMap(({ key, pair, value }): [string, OptionForms[OptionForm]][] => {
    const one = valueOf(name, option, value, pair.span, reader)
    return one === undefined ? [] : [[key, one]]
  })
  const all = values.find(([key]) => key === OTHERS)?.[1]
  return {
    ...(all !== undefined && { all }),
    named: Object.fromEntries(values.filter(([key]) => key !== OTHERS)),
  }
}

/** The options that project files may also set at their top, under older names. */
export function optionsAtTop({ rules }: Product): readonly OptionAtTop[] {
  return rules.flatMap(({ rule: { id, options = {} } }) =>
    Object.entries(options).flatMap(([name, option]) =>
      option.setting === undefined ? [] : [{ setting: option.setting, rule: id, name, option }],
    ),
  )
}

interface OptionAtTop {
  readonly setting: string
  readonly rule: string
  readonly name: string
  readonly option: Option
}

function ruleOf({ key, pair }: Entry, { product, complain }: Reader): RuleInfo | undefined {
  const rule = product.rule(key)?.rule
  if (rule && isDefect(rule)) {
    complain(pair.key.span, `"${key}" cannot be set: it reports a defect of Ringfence`)
    return undefined
  }
  if (rule) return rule
  const near =
    findRules(product, key)[0]?.rule.id ??
    nearest(
      key,
      product.rules.map((one) => one.rule.id),
    )
  complain(pair.key.span, `there is no rule "${key}"${hint(near)}`)
  return undefined
}

/** `{ level: high, options: { ... } }`. */
function readDetails(
  rule: RuleInfo,
  node: YamlNode,
  reader: Reader,
): { readonly level?: Entry | undefined; readonly set?: Readonly<Record<string, OptionSetting>> | undefined } {
  const entries = entriesOf(node)
  for (const { key, pair } of entries) {
    if (SETTINGS.some((one) => one === key)) continue
    reader.complain(
      pair.key.span,
      Object.hasOwn(rule.options ?? {}, key)
        ? `"${key}" is an option of "${rule.id}": it belongs under "options"`
        : `a rule has no setting "${key}"${hint(nearest(key, SETTINGS))}; settings are ${SETTINGS.join(', ')}`,
    )
  }
  const level = entries.find(({ key }) => key === 'level')
  const options = entries.find(({ key }) => key === 'options')
  return { level, set: options && readOptions(rule, options, reader) }
}

function readOptions(
  { id, options = {} }: RuleInfo,
  { pair, value }: Entry,
  reader: Reader,
): Readonly<Record<string, OptionSetting>> | undefined {
  const names = Object.keys(options)
  if (value?.kind !== 'map') {
    const example = names[0] ?? 'NAME'
    reader.complain(value ? pair.span : pair.key.span, `"options" needs names with values, such as "${example}: ..."`)
    return undefined
  }
  const set = entriesOf(value).flatMap((entry): [string, OptionSetting][] => {
    const { key } = entry
    const option = Object.hasOwn(options, key) ? options[key] : undefined
    if (option) return [[key, readOption(key, option, entry.value, entry.pair.span, reader)]]
    const known =
      names.length > 0 ? `${hint(nearest(key, names))}; options are ${names.join(', ')}` : ', as it has none'
    reader.complain(entry.pair.key.span, `"${id}" has no option "${key}"${known}`)
    return []
  })
  return Object.fromEntries(set)
}

function choiceOf(
  { id }: RuleInfo,
  { pair, value }: Entry,
  { complain }: Reader,
): (typeof RULE_CHOICES)[number] | undefined {
  const text = value?.kind === 'scalar' ? value.text : ''
  const choice = RULE_CHOICES.find((one) => one === text)
  if (!choice) {
    const near = text === 'false' ? 'off' : text === 'true' ? 'on' : nearest(text, RULE_CHOICES)
    complain(
      value?.span ?? pair.span,
      `"${id}" cannot be set to "${text}"${hint(near)}; a rule is ${RULE_CHOICES.join(', ')}`,
    )
  }
  return choice
}

/** One value, or of a form that holds a list the items that are understood; undefined when it is none. */
function valueOf(
  name: string,
  { form }: Option,
  node: YamlNode | undefined,
  at: Span,
  reader: Reader,
): OptionForms[OptionForm] | undefined {
  const { wanted, read, near } = OPTION_FORMS[form]
  const isList = isListForm(form)
  if (!isList && node?.kind !== 'scalar') {
    reader.complain(node?.span ?? at, `"${name}" needs ${wanted}`)
    return undefined
  }
  const items = scalarsOf(node, at, reader, wanted).flatMap(({ text, span }) => {
    const item = read(text)
    if (item === undefined) reader.complain(span, `"${name}" needs ${wanted}${hint(near?.(text))}`)
    return item === undefined ? [] : [item]
  })
  return (isList ? items : items[0]) as OptionForms[OptionForm] | undefined
}
