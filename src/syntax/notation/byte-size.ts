const UNITS = 'bkmgtp'

/**
 * The bytes of an amount of memory as Compose writes it: `512m`, `1.5GB`, `64 kib`; undefined for anything else. Units are powers of
 * 1024 (docker/go-units, `RAMInBytes`).
 */
export function byteSize(text: string): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,9})?) ?(?:([bkmgtp])(?:i?b)?)?$/i.exec(text.trim())
  if (!match) return undefined
  return Math.trunc(Number(match[1]) * 1024 ** UNITS.indexOf((match[2] ?? 'b').toLowerCase()))
}
