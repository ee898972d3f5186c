import type { Rule } from '../../core/rule.ts'
import type { Threat } from '../../core/severity.ts'
import type { AccessRule } from '../../kinds/selinux/shared/facts.ts'
import { isSystemDomain } from '../../knowledge/selinux/duties.ts'
import { ALL_FILES_TYPES, DISK_TYPES, KERNEL_MEMORY_FILE_TYPES, SYSTEM_CODE_TYPES } from '../../knowledge/selinux/types.ts'
import { isOptIn, listed, quoted } from '../shared/selinux/access.ts'

/** Classes by which a domain gives itself rights; what else is its own - pipes, sockets, windows - it may use as it likes. */
const RIGHTS: ReadonlySet<string> = new Set(['process', 'process2', 'capability', 'capability2', 'memprotect'])
/** What the reference policy leaves out in its `self:process ~{ ... }`: the rest of a process's own permissions is harmless. */
const LEFT_OUT = ['execmem', 'execstack', 'execheap']
const HOST: readonly ReadonlySet<string>[] = [ALL_FILES_TYPES, DISK_TYPES, KERNEL_MEMORY_FILE_TYPES, SYSTEM_CODE_TYPES]

/** What the rule opens; undefined where it is harmless. */
function threatOf({ classes, permissions, target, toSelf }: AccessRule): Threat | undefined {
  const all = classes.form !== 'members'
  if (toSelf) {
    const rights = [...classes.names].filter((name) => RIGHTS.has(name))
    if (!all && rights.length === 0) return undefined
    if (all || rights.some((name) => name.startsWith('capability'))) return { needs: 'flaw', reaches: 'host' }
    const safe = permissions.form === 'complement' && LEFT_OUT.every((name) => permissions.names.has(name))
    return safe ? undefined : { needs: 'code', reaches: 'workload' }
  }
  if (HOST.some((types) => [...target.names].some((name) => types.has(name)))) return { needs: 'flaw', reaches: 'host' }
  return { needs: 'flaw', reaches: classes.names.has('process') ? 'others' : 'workload' }
}

/** Whether the policy calls the source unconfined, by its name or that of a block around the rule. */
function isUnconfined({ source, within }: AccessRule): boolean {
  return (
    source.members.some(({ name }) => isSystemDomain(name) || /(?:^|[._])unconfined(?:[._]|$)/.test(name)) ||
    within.some(({ name }) => /(?:^|[._])unconfined(?:[._]|$)/.test(name ?? ''))
  )
}

/** SELint, check W-008. */
export const openEndedPermissions: Rule = {
  id: 'open-ended-permissions',
  title: 'Rule allows permissions that are not named',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: ['selint:W-008'],
  references: ['SELint, check W-008', 'The SELinux Notebook, "Object Classes and Permissions"'],
  on: {
    'selinux.accessRule'(rule, { report }) {
      const { subject, effect, source, target, classes, permissions, within } = rule
      if (effect !== 'allow' || permissions.form === 'members' || isOptIn(within) || isUnconfined(rule)) return
      const threat = threatOf(rule)
      if (!threat) return
      const names = (set: typeof source): readonly string[] => set.members.map(({ name }) => name)
      report({
        span: permissions.span,
        subject,
        evidence: `${listed(names(source))} ${listed(names(target))}:${listed(names(classes))}`,
        threat,
        message:
          permissions.form === 'all'
            ? '{source} is allowed everything on {target}, including what later kernels add. Name the permissions it needs, or a set such as `rw_file_perms`.'
            : '{source} is allowed everything on {target} except what is named, including what later kernels add. Name the permissions it needs instead.',
        values: { source: quoted(names(source)) || 'the source', target: quoted(names(target)) || 'the target' },
      })
    },
  },
}
