import { LINUX_CAPABILITIES, normalizeCapability } from '../../../knowledge/host/capabilities.ts'
import type { CapabilityBody, RuleNode } from '../../../syntax/apparmor/index.ts'
import { removeWord } from '../edit.ts'
import type { AnyRule, CapabilityRule, ChangeProfileRule, NamedCapability } from '../facts.ts'
import { baseOf, editing, pathOf, rewriting, type RulePlace } from './rule-base.ts'
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

const KNOWN = new Set(LINUX_CAPABILITIES.map((name) => name.toLowerCase()))

/** A rule that stops filtering capabilities, or denies them. */
function capabilityRule(node: RuleNode, body: CapabilityBody, place: RulePlace): CapabilityRule {
  const base = baseOf(node, place, body.names.length === 0)
  const names: NamedCapability[] = []
  const rule: CapabilityRule = { ...base, kind: 'capability', names }
  for (const word of body.names) {
    names.push({
      span: { start: word.start, end: word.end },
      subject: base.subject,
      rule,
      written: word.text,
      capability: normalizeCapability(word.text),
      known: KNOWN.has(word.text),
      remove: () => (body.names.length === 1 ? rule.remove() : editing(place, () => [removeWord(place.source, word)])),
      set: (name) => rewriting(place, word, name),
    })
  }
  return rule
}
