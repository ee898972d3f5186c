import type { FileRule } from '../../../kinds/apparmor/facts.ts'

interface SystemTree {
  readonly path: string
  /** In plain words, after "which is". */
  readonly what: string
  /** Writing anywhere in it ends in root's rights. */
  readonly takesOver: boolean
}

const SYSTEM_TREES: readonly SystemTree[] = [
  { path: '/etc', what: 'all configuration of the system', takesOver: true },
  { path: '/usr', what: 'every installed program and library', takesOver: true },
  { path: '/lib', what: 'every library', takesOver: true },
  { path: '/boot', what: 'the kernel and its boot loader', takesOver: true },
  { path: '/dev', what: 'every device', takesOver: true },
  { path: '/var', what: 'the data of every service', takesOver: false },
  { path: '/run', what: 'the sockets and state of every running service', takesOver: false },
]

/** The system directory a rule names with all that is in it; undefined also for the whole tree, which is another weakness. */
export function systemTreeOf({ path }: FileRule): SystemTree | undefined {
  if (!path || path.exact || path.covers('/**')) return undefined
  return SYSTEM_TREES.find((tree) => path.covers(`${tree.path}/**`))
}

const BROAD = new WeakMap<FileRule, boolean>()

/** Whether other rules speak of a rule's breadth, so that single files it reaches need not be named. */
export function isBroad(rule: FileRule): boolean {
  const known = BROAD.get(rule)
  if (known !== undefined) return known
  const broad =
    rule.path === undefined ||
    (!rule.path.exact && (rule.path.covers('/**') || (rule.write && systemTreeOf(rule) !== undefined)))
  BROAD.set(rule, broad)
  return broad
}
