/** How many characters, white space left out, the hash of a line is made of, from the line's first on. */
const WINDOW = 100
const FACTOR = 37
const WORD = 2 ** 32
/** What ends the text, as a character. */
const END = 0xffff

/** 37 to the power of the window's length, modulo 2^64, as two words: what a character counts for when it leaves the window. */
const [OLDEST_HIGH, OLDEST_LOW] = power(FACTOR, WINDOW)

/**
 * The hash of each line, by its number from 0, as GitHub's code scanning makes it to recognise a finding whose line has moved
 * (`primaryLocationLineHash`; github/codeql-action, `src/fingerprints.ts`): a rolling hash modulo 2^64 over UTF-16 units, spaces and tabs left
 * out and all line ends made alike, in hexadecimal, then how often the same hash has come. Takes time linear in the text.
 */
export function lineHashes(text: string): readonly string[] {
  const hashes: string[] = []
  const seen = new Map<string, number>()
  const window = new Uint16Array(WINDOW)
  // Which places of the window hold the first character of a line.
  const begins = new Uint8Array(WINDOW)
  let [high, low, at] = [0, 0, 0]
  let atLineStart = true
  const leave = (): void => {
    if (begins[at] === 0) return
    begins[at] = 0
    const hash = (high === 0 ? '' : high.toString(16)) + low.toString(16).padStart(high === 0 ? 1 : 8, '0')
    const times = (seen.get(hash) ?? 0) + 1
    seen.set(hash, times)
    hashes.push(`${hash}:${times}`)
  }
  const push = (character: number): void => {
    const oldest = window[at] ?? 0
    window[at] = character
    // Each part stays below 2^53, where numbers are exact; `>>> 0` is modulo 2^32, of negative ones too.
    const sum = FACTOR * low + character - OLDEST_LOW * oldest
    low = sum >>> 0
    high = (FACTOR * high - OLDEST_HIGH * oldest + Math.floor(sum / WORD)) >>> 0
    at = (at + 1) % WINDOW
  }
  const take = (character: number): void => {
    leave()
    if (atLineStart) begins[at] = 1
    atLineStart = character === 10
    push(character)
  }
  let afterReturn = false
  for (let index = 0; index < text.length; index++) {
    const character = text.charCodeAt(index)
    const skipped: boolean = character === 32 || character === 9 || (afterReturn && character === 10)
    afterReturn = !skipped && character === 13
    if (!skipped) take(character === 13 ? 10 : character)
  }
  take(END)
  for (let rest = 0; rest < WINDOW; rest++) {
    leave()
    push(0)
  }
  return hashes
}

function power(base: number, exponent: number): readonly [number, number] {
  let [high, low] = [0, 1]
  for (let i = 0; i < exponent; i++) {
    const product = base * low
    high = (base * high + Math.floor(product / WORD)) >>> 0
    low = product >>> 0
  }
  return [high, low]
}
