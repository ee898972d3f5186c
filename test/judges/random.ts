// Random texts for judges: drawn together and asked about at once, the smallest one shown.
import fc from 'fast-check'

/** How many texts are drawn: more of them where new ones are asked for (`npm run fuzz`). */
const RUNS = process.env['FUZZ'] === undefined ? 1500 : 20_000

/** Texts that an arbitrary draws, the same at every run unless `npm run fuzz` draws them. */
export function drawn(texts: fc.Arbitrary<string>): readonly string[] {
  const { seed = 0 } = fc.readConfigureGlobal()
  return fc.sample(texts, { seed, numRuns: RUNS })
}

/** Texts put together from parts. */
export function partsOf(parts: readonly string[], most: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...parts), { maxLength: most }).map((some) => some.join(''))
}

/**
 * A text with as many of its characters taken out as it stays different without.
 * @param differs is asked about several texts at once
 */
export function smallest(text: string, differs: (texts: readonly string[]) => readonly boolean[]): string {
  let small = Array.from(text)
  for (let length = small.length >> 1; length > 0; ) {
    const shorter = small.map((_, at) => [...small.slice(0, at), ...small.slice(at + length)])
    const next = shorter[differs(shorter.map((characters) => characters.join(''))).indexOf(true)]
    if (next === undefined) length >>= 1
    else small = next
  }
  return small.join('')
}
