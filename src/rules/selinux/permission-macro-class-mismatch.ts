import type { Rule } from '../../core/rule.ts'
import { permissionsOf } from '../../knowledge/selinux/classes.ts'
import { permissionMacro } from '../../knowledge/selinux/permission-macros.ts'

/** What a set's name ends with, longest first: the class it is made for. */
const MADE_FOR = [
  'stream_socket',
  'netlink_socket',
  'lnk_file',
  'fifo_file',
  'sock_file',
  'blk_file',
  'chr_file',
  'file',
  'dir',
  'socket',
  'term',
  'sem',
  'msgq',
  'shm',
  'key',
  'fs',
  'service',
]

/** Sets that serve other classes as well. */
const ALSO_FIT: Readonly<Record<string, readonly string[]>> = {
  file: ['memfd_file', 'anon_inode'],
  term: ['chr_file'],
  fs: ['filesystem'],
}

function classOf(macro: string): string | undefined {
  const base = macro.replace(/_perms$/, '')
  return macro.startsWith('all_') ? base.slice(4) : MADE_FOR.find((one) => base.endsWith(`_${one}`))
}

function fits(made: string, name: string): boolean {
  if (made === 'socket' || made === 'stream_socket') return name.endsWith('socket')
  if (made === 'netlink_socket') return name.startsWith('netlink_')
  return made === name || ALSO_FIT[made]?.includes(name) === true
}

/** A set for one class lacks permissions of another, or holds some that class does not have; SELint S-009. */
export const permissionMacroClassMismatch: Rule = {
  id: 'permission-macro-class-mismatch',
  title: 'Permission set is made for another class',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:S-009'],
  references: ['SELint S-009'],
  on: {
    'selinux.accessRule'({ call, classes, permissions, subject }, { report }) {
      if (call || !classes.known) return
      const named = classes.members.map(({ name }) => name)
      for (const { name, span, macro } of permissions.members) {
        const made = macro && permissionMacro(name) ? classOf(name) : undefined
        const other = made === undefined ? undefined : named.find((one) => permissionsOf(one) && !fits(made, one))
        if (made === undefined || other === undefined) continue
        report({
          span,
          subject,
          evidence: `${other} ${name}`,
          values: { name, made, other },
          message:
            'The set `{name}` holds what a `{made}` needs, but is used on `{other}`: the rule grants too little, or something else than was meant. Use the set made for `{other}`.',
        })
      }
    },
  },
}
