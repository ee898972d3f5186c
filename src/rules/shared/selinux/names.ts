// Lists of names, as sentences have them.

/** `a_t, b_t and c_t`. */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The same for a message: names as code. */
export function quoted(names: readonly string[]): string {
  return listed(names.map((name) => `\`${name}\``))
}
