/** Says that there is no such instruction, and which one may be meant. */
export function unknown(keyword: string, known: readonly string[]): string {
  const nearest =
    keyword.length > 14
      ? []
      : known
          .map((one) => ({ one, far: distance(keyword, one) }))
          .filter(({ one, far }) => far <= (one.length < 6 ? 1 : 2))
          .sort((a, b) => a.far - b.far)
  const shown = keyword.length > 40 ? `${keyword.slice(0, 40)}…` : keyword
  return nearest[0]
    ? `there is no instruction ${shown}; is ${nearest[0].one} meant?`
    : `there is no instruction ${shown}`
}

/** How many letters were typed wrongly, swapped, left out or added (Damerau and Levenshtein). */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1]
      const change = (above?.[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (rows[i - 2]?.[j - 2] ?? 0) + 1 : change
      row.push(Math.min(change, swapped, (above?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1))
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? 0
}
