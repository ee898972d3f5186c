import { LINUX_CAPABILITIES, normalizeCapability } from '../../../knowledge/capabilities.ts'
import type { CapabilityBody, RuleNode } from '../../../syntax/apparmor/index.ts'
import { removeWord } from '../edits.ts'
import type { CapabilityRule, NamedCapability } from '../facts/rules.ts'
import { baseOf, editing, rewriting, type RulePlace } from './base.ts'

const KNOWN = new Set(LINUX_CAPABILITIES.map((name) => name.toLowerCase()))

/** A rule that stops filtering capabilities, or denies them. */
export function capabilityRule(node: RuleNode, body: CapabilityBody, place: RulePlace): CapabilityRule {
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
