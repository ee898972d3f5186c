import { LANGUAGE_MANAGERS } from './language-managers.ts'
import { SYSTEM_MANAGERS } from './system-managers.ts'
import type { PackageManager, PackageManagerId } from './manager.ts'

/** All package managers, system ones first. */
export const PACKAGE_MANAGERS: readonly PackageManager[] = [...SYSTEM_MANAGERS, ...LANGUAGE_MANAGERS]

const BY_ID: ReadonlyMap<PackageManagerId, PackageManager> = new Map(
  PACKAGE_MANAGERS.map((manager) => [manager.id, manager]),
)

/** The manager with that name. */
export function packageManager(id: PackageManagerId): PackageManager | undefined {
  return BY_ID.get(id)
}

/** The manager a program's base name belongs to. */
export function packageManagerOf(program: string): PackageManager | undefined {
  return PACKAGE_MANAGERS.find((manager) => manager.programs.some((pattern) => pattern.test(program)))
}
