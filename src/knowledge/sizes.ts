const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4, p: 1024 ** 5 }

/**
 * A byte value as Compose reads it (Compose file reference, "Specifying byte values"): `512m`, `1gb`, `2.5GiB`, `1024`, units are
 * powers of 1024, `-1` (no limit) stays negative. Undefined for anything else, variables included.
 */
export function parseBytes(text: string): number | undefined {
  const match = /^(-?)(\d{1,15}(?:\.\d{1,15})?) ?([bkmgtp]?)(i?b)?$/i.exec(text.trim())
  if (match === null) return undefined
  const [, sign, amount = '', unit = ''] = match
  const bytes = Math.floor(Number(amount) * (UNITS[unit.toLowerCase()] ?? 1))
  return sign === '-' ? -bytes : bytes
}
