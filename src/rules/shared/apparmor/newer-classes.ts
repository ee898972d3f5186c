import type { AnyRule, AppArmorFile } from '../../../kinds/apparmor/facts.ts'

/** The first ABI that names a class of rules; a rule of a class the pinned one does not name is ignored (apparmor.d(5), "ABI"). */
const SINCE: Readonly<Partial<Record<AnyRule['kind'], number>>> = { userns: 4, mqueue: 4, ioUring: 5 }

/** The ABI a rule needs to be enforced; undefined when the oldest will do. */
export function abiOf({ kind }: AnyRule): number | undefined {
  return SINCE[kind]
}

/** The ABI all rules of a file are enforced with. 3.0 is the oldest there is, and the newest that all releases in use have. */
export function abiFor({ profiles }: AppArmorFile): string {
  const newest = Math.max(3, ...profiles.flatMap(({ rules }) => rules.map((rule) => abiOf(rule) ?? 3)))
  return `abi/${newest}.0`
}
