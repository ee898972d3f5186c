import type { Node, VariableNode } from '../../../syntax/apparmor/index.ts'
import type { Report } from './report.ts'

/** Variables that are defined twice, by themselves, or with what is no truth value; booleans that are asked for but nowhere set. */
export function checkVariables(nodes: readonly Node[], closed: boolean, report: Report): void {
  const definitions = nodes.filter((node) => node.type === 'variable')
  const seen = new Set<string>()
  for (const node of definitions) {
    const key = `${node.boolean ? '$' : '@'}${node.name.text}`
    const value = node.values[0]
    if (node.boolean && value && !/^(?:true|false)$/i.test(value.text)) {
      report(value, `a boolean is true or false, not \`${value.text}\``)
    }
    if (node.operator === '=' && seen.has(key)) {
      report(node.name, `\`${node.name.text}\` is defined a second time; more values are added with \`+=\``)
    } else if (node.operator === '+=' && closed && !seen.has(key)) {
      report(node.name, `\`${node.name.text}\` is given more values before it is defined`)
    }
    seen.add(key)
  }
  checkRecursion(definitions, report)
  if (closed) checkBooleans(nodes, seen, report)
}

/** Longer chains of variables are not followed. */
const FARTHEST = 200

function checkRecursion(definitions: readonly VariableNode[], report: Report): void {
  const uses = new Map<string, Set<string>>()
  for (const { boolean, name, values } of definitions) {
    if (boolean) continue
    const set = uses.get(name.text) ?? new Set<string>()
    for (const { text } of values) for (const match of text.matchAll(/@\{(\w+)\}/g)) set.add(match[1] ?? '')
    uses.set(name.text, set)
  }
  for (const { name } of definitions) {
    const reached = new Set(uses.get(name.text))
    for (const next of reached) {
      if (reached.size > FARTHEST) break
      if (next === name.text) report(name, `\`${name.text}\` is defined by itself`)
      for (const more of next === name.text ? [] : (uses.get(next) ?? [])) reached.add(more)
    }
  }
}

function checkBooleans(nodes: readonly Node[], defined: ReadonlySet<string>, report: Report): void {
  for (const node of nodes) {
    if (node.type === 'branch') {
      node.condition.forEach((word, i) => {
        const name = /^\$\{?(\w+)\}?$/.exec(word.text)?.[1]
        if (name !== undefined && node.condition[i - 1]?.text !== 'defined' && !defined.has(`$${name}`)) {
          report(word, `the boolean \`${name}\` is nowhere set`)
        }
      })
    }
    if ('items' in node) checkBooleans(node.items, defined, report)
  }
}
