import type { ConditionalClass } from './model.ts'

/** What a class of rules may hold (apparmor.d(5) and the grammar of apparmor_parser 4.1). */
export interface RuleClass {
  readonly permissions: readonly string[]
  /** Whether permissions may stand in parentheses. */
  readonly list: boolean
  readonly conditions: readonly string[]
  /** What may stand in `peer=(...)`. */
  readonly group: readonly string[]
  /** Conditions that may be given more than once. */
  readonly repeated: readonly string[]
  /** How many words without a name may stand there. */
  readonly words: number
  readonly arrow: boolean
}

const SHORT = ['r', 'w', 'rw', 'wr', 'read', 'write']
const SOCKET = [
  'create',
  'bind',
  'listen',
  'accept',
  'connect',
  'shutdown',
  'getattr',
  'setattr',
  'getopt',
  'setopt',
  'send',
  'receive',
  ...SHORT,
]
const MOUNT = ['fstype', 'vfstype', 'options', 'option']

const plain = { permissions: [], list: true, conditions: [], group: [], repeated: [], words: 0, arrow: false } as const
const mounting: RuleClass = { ...plain, list: false, conditions: MOUNT, repeated: MOUNT, words: 1 }

/** Every class by the word it starts with. `interface` and `label` of network rules are read, though parsers up to 4.1 refuse them. */
export const CLASSES: Readonly<Record<ConditionalClass, RuleClass>> = {
  network: {
    ...plain,
    permissions: SOCKET,
    conditions: ['ip', 'port', 'interface', 'label'],
    group: ['ip', 'port', 'label'],
    words: 2,
  },
  unix: { ...plain, permissions: SOCKET, conditions: ['type', 'addr', 'attr', 'opt'], group: ['addr', 'label'] },
  dbus: {
    ...plain,
    permissions: ['send', 'receive', 'bind', 'eavesdrop', ...SHORT],
    conditions: ['bus', 'path', 'interface', 'member', 'name'],
    group: ['name', 'label'],
  },
  signal: { ...plain, permissions: ['send', 'receive', ...SHORT], conditions: ['set', 'peer'], repeated: ['set'] },
  ptrace: { ...plain, permissions: ['readby', 'trace', 'tracedby', ...SHORT], conditions: ['peer'] },
  mount: { ...mounting, arrow: true },
  remount: mounting,
  umount: mounting,
  pivot_root: { ...plain, list: false, conditions: ['oldroot'], words: 1, arrow: true },
  userns: { ...plain, list: false, permissions: ['create'] },
  mqueue: {
    ...plain,
    permissions: ['create', 'open', 'delete', 'getattr', 'setattr', ...SHORT],
    conditions: ['type', 'label'],
    words: 1,
  },
  io_uring: { ...plain, permissions: ['sqpoll', 'override_creds'], conditions: ['label'] },
}

/** The class a word starts; `unmount` is `umount`. */
export function classOf(word: string): ConditionalClass | undefined {
  if (word === 'unmount') return 'umount'
  return Object.hasOwn(CLASSES, word) ? (word as ConditionalClass) : undefined
}
