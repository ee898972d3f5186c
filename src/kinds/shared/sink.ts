import type { Fact, FactMap, FactName } from '../../core/fact.ts'

/** Takes facts as a kind finds them. */
export type Sink = <F extends FactName>(name: F, fact: FactMap[F]) => void

/** A sink that fills a list. */
export function sinkInto(facts: Fact[]): Sink {
  // A name and its fact belong together by the sink's type; TypeScript cannot follow that into the union.
  return (name, fact) => void facts.push({ name, fact } as unknown as Fact)
}

/** A sink that takes a secret once for each whose secret it is: several readers may see what is written in one place. */
export function onceASecret(sink: Sink): Sink {
  const seen = new Set<string>()
  return (name, fact) => {
    if (name === 'secret') {
      const key = `${fact.subject} ${fact.span.start} ${fact.span.end} ${'what' in fact ? fact.what : ''}`
      if (seen.has(key)) return
      seen.add(key)
    }
    sink(name, fact)
  }
}
