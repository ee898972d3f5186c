import type { RuleNode } from '../../../syntax/apparmor/index.ts'
import type { AnyRule, ChangeProfileRule } from '../facts/rules.ts'
import { baseOf, editing, pathOf, type RulePlace } from './base.ts'
import { capabilityRule } from './capability-rule.ts'
import { conditionalRule } from './conditional-rule.ts'
import { fileRule } from './file-rule.ts'

/** The fact of a rule. */
export function ruleOf(node: RuleNode, place: RulePlace): AnyRule {
  const { body } = node
  switch (body.kind) {
    case 'file':
      return fileRule(node, body, place)
    case 'capability':
      return capabilityRule(node, body, place)
    case 'conditional':
      return conditionalRule(node, body, place)
    case 'change_profile':
      return changeProfile(node, place)
    case 'rlimit':
      return {
        ...baseOf(node, place, false),
        kind: 'rlimit',
        resource: body.resource?.text ?? '',
        value: `${body.value?.text ?? ''}${body.unit?.text ?? ''}`,
      }
    case 'all':
      return { ...baseOf(node, place, true), kind: 'all' }
    case 'opaque':
      return { ...baseOf(node, place, false), kind: 'opaque', word: node.keyword?.text ?? '' }
  }
}

function changeProfile(node: RuleNode, place: RulePlace): ChangeProfileRule {
  const body = node.body.kind === 'change_profile' ? node.body : undefined
  const name = body?.target?.word.text
  const keyword = body?.exec
  return {
    ...baseOf(node, place, !body?.path && !body?.target),
    kind: 'changeProfile',
    exec: pathOf(body?.path, place),
    keyword: keyword && { word: keyword.text as 'safe' | 'unsafe', span: { start: keyword.start, end: keyword.end } },
    target: body?.target && place.target(body.target, 'profile'),
    anyTarget: name === undefined || /^\*+$|^\{,?\*\*,?\}$/.test(name),
    removeKeyword: () =>
      keyword &&
      editing(place, () => [{ span: { start: keyword.start, end: body.path?.start ?? keyword.end }, newText: '' }]),
  }
}
