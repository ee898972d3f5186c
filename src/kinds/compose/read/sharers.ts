import type { Fact } from '../../../core/fact.ts'

/** The facts of a file, each with how many services share the place it is written at: fragments that several of them take in. */
export function withSharers(facts: readonly Fact[]): readonly Fact[] {
  const subjects = new Map<string, Set<string>>()
  for (const fact of facts) {
    const known = subjects.get(placeOf(fact))
    if (known) known.add(fact.fact.subject)
    else subjects.set(placeOf(fact), new Set([fact.fact.subject]))
  }
  return facts.map((fact) => {
    const sharers = subjects.get(placeOf(fact))?.size ?? 1
    return sharers === 1 ? fact : ({ name: fact.name, fact: { ...fact.fact, sharers } } as Fact)
  })
}

function placeOf({ name, fact: { span } }: Fact): string {
  return `${name} ${span.start} ${span.end}`
}
