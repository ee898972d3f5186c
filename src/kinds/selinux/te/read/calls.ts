import { patternMacro } from '../pattern-macros.ts'
import {
  type AccessNode,
  type ArgumentNode,
  type CallNode,
  readPolicy,
  type SetItem,
  type SetNode,
} from '../../../../syntax/selinux/index.ts'
import type { Call } from '../../shared/facts.ts'
import { accessRule } from './access.ts'
import { type Making, nameOf } from './making.ts'

/** A macro names other macros, not deeper than this. */
const DEEPEST = 5

const bodies = new Map<string, readonly (AccessNode | CallNode)[] | undefined>()

/** The rules a call of a pattern macro stands for, with the places of its arguments; none for other calls. */
function rulesOfPattern(call: CallNode): readonly AccessNode[] {
  return expand(call.name.text, call.args, call, 0)
}

function expand(name: string, args: readonly ArgumentNode[], call: CallNode, depth: number): readonly AccessNode[] {
  const body = bodyOf(name)
  if (!body || depth > DEEPEST) return []
  const set = (node: SetNode): SetNode => substitute(node, args, call)
  return body.flatMap((node): readonly AccessNode[] => {
    if (node.type === 'call') {
      return expand(
        node.name.text,
        node.args.flatMap((arg) => args[Number(arg.text.slice(1)) - 1] ?? []),
        call,
        depth + 1,
      )
    }
    return [
      {
        ...node,
        source: set(node.source),
        target: set(node.target),
        classes: set(node.classes),
        permissions: set(node.permissions),
        span: call.span,
        scope: call.scope,
      },
    ]
  })
}

function bodyOf(name: string): readonly (AccessNode | CallNode)[] | undefined {
  if (bodies.has(name)) return bodies.get(name)
  const text = patternMacro(name)
  const body =
    text === undefined
      ? undefined
      : readPolicy(text).nodes.filter((node) => node.type === 'access' || node.type === 'call')
  bodies.set(name, body)
  return body
}

function argumentOf(parameter: string, args: readonly ArgumentNode[]): ArgumentNode | undefined {
  return /^\$\d$/.test(parameter) ? args[Number(parameter.slice(1)) - 1] : undefined
}

/** The set with the call's arguments for parameters; all of it stands where the call does. */
function substitute(set: SetNode, args: readonly ArgumentNode[], call: CallNode): SetNode {
  const parts = set.items.map(
    (item): { readonly items: readonly SetItem[]; readonly place: SetNode['span'] | undefined } => {
      const argument = argumentOf(item.text, args)
      if (!argument) {
        return {
          items: [{ ...item, span: call.name.span, outer: call.name.span, plain: !item.text.startsWith('$') }],
          place: undefined,
        }
      }
      return { items: wordsIn(argument), place: argument.span }
    },
  )
  const items = parts.flatMap((part) => part.items)
  return {
    form: set.form,
    items,
    plain: items.every(({ plain }) => plain),
    span: parts.find(({ place }) => place)?.place ?? call.name.span,
  }
}

function wordsIn({ words, text }: ArgumentNode): readonly SetItem[] {
  const simple = /^[\w.${}\s-]*$/.test(text) && !/[\s{]-/.test(text)
  return words.map(({ text: word, span }) => ({
    text: word,
    span,
    outer: span,
    excluded: false,
    plain: simple && !word.includes('$'),
  }))
}

/** A call, and for a pattern macro of the reference policy the rules it stands for. */
export function callFacts(node: CallNode, { emit, statement, fixedSets, editor }: Making): void {
  const argumentNames = node.args.map(({ words }) => words.map(({ text }) => text))
  const { semicolon } = node
  const call: Call = {
    ...statement(node, node.args[0]?.words[0]?.text),
    name: node.name.text,
    nameSpan: node.name.span,
    semicolon,
    args: node.args.map(({ span, text, quoted, words }) => ({ span, text, quoted, names: words.map(nameOf) })),
    names: (n) => argumentNames[n] ?? [],
    endCall: () => semicolon && editor.replace(semicolon, ''),
    enclose: (argument) => editor.replace(argument.span, `{ ${argument.text} }`),
  }
  emit('selinux.call', call)
  for (const rule of rulesOfPattern(node)) {
    const base = { ...statement(node, rule.source.items[0]?.text), remove: call.remove }
    emit('selinux.accessRule', accessRule(rule, base, { sets: fixedSets, editor, call }))
  }
}
