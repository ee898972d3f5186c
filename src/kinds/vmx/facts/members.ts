import type { Machine } from '../machine.ts'

/**
 * The members of an indexed family, as the file first spells each: `ethernet0`, `ethernet1`.
 * @param family its name without a number, in any case
 */
export function members({ settings }: Machine, family: string): readonly string[] {
  return named(settings, new RegExp(`^(${family}\\d+)\\.`, 'i'))
}

/** The drives of the storage controllers: `scsi0:0`, `ide1:0`. */
export function drives({ settings }: Machine): readonly string[] {
  return named(settings, /^((?:scsi|ide|sata|nvme)\d+:\d+)\./i)
}

function named(settings: Machine['settings'], pattern: RegExp): readonly string[] {
  const names = new Map<string, string>()
  for (const { key } of settings) {
    const name = pattern.exec(key)?.[1]
    if (name !== undefined && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  }
  return [...names.values()]
}
