import type { CallNode } from '../../../syntax/selinux/index.ts'
import type { Call } from '../facts.ts'
import { accessRule } from './access.ts'
import { nameOf, NO_NAMES, type Making } from './making.ts'
import { rulesOfPattern } from './patterns.ts'

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
    if (rule.type === 'access') emit('selinux.accessRule', accessRule(rule, base, { sets: fixedSets, editor, call }))
    else {
      emit('selinux.transition', {
        ...base,
        form: 'type_transition',
        source: fixedSets.names(node, rule.source),
        target: fixedSets.names(node, rule.target),
        classes: rule.classes ? fixedSets.names(node, rule.classes) : NO_NAMES,
        result: nameOf(rule.result),
        fileName: rule.fileName && nameOf(rule.fileName),
        call,
      })
    }
  }
}
