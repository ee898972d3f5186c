import type { Sink } from '../shared/sink.ts'
import type { CapabilityRule } from './facts.ts'

/** What a capability rule says that other kinds can say too: that the capability is no longer held back. */
export function capabilityFacts(rule: CapabilityRule, emit: Sink): void {
  const { subject, profile, span, bare, deny, prompt } = rule
  if (deny || prompt) return
  const noun = profile ? `the profile "${profile.fullName}"` : 'this file'
  const fact = { subject, noun, action: 'allow', dropsAll: false } as const
  for (const name of rule.names) {
    emit('capability', { ...fact, span: name.span, capability: name.capability, remove: name.remove })
  }
  // In a container the engine decides which capabilities there are at all.
  if (bare && profile?.container !== true) {
    emit('capability', { ...fact, span, capability: 'ALL', remove: () => undefined })
  }
}
