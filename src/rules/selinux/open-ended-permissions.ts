import type { Rule } from '../../core/rule.ts'
import type { Threat } from '../../core/severity.ts'
import type { AccessRule } from '../../kinds/selinux/shared/facts.ts'
import {
  ALL_FILES_TYPES,
  DISK_TYPES,
  KERNEL_MEMORY_FILE_TYPES,
  SYSTEM_CODE_TYPES,
} from '../../knowledge/selinux/types.ts'
import { listed, quoted } from '../shared/selinux/names.ts'
import { together } from '../shared/selinux/told-once.ts'
import { isHarmlessToSelf, isOpenEnded } from '../shared/selinux/open-ended.ts'

const HOST: readonly ReadonlySet<string>[] = [ALL_FILES_TYPES, DISK_TYPES, KERNEL_MEMORY_FILE_TYPES, SYSTEM_CODE_TYPES]

/** What the rule opens. */
function threatOf({ classes, target, toSelf }: AccessRule): Threat {
  const every = classes.form !== 'members'
  if (toSelf) {
    return every || classes.names.has('capability')
      ? { needs: 'flaw', reaches: 'host' }
      : { needs: 'code', reaches: 'workload' }
  }
  if (HOST.some((types) => [...target.names].some((name) => types.has(name)))) return { needs: 'flaw', reaches: 'host' }
  return { needs: 'flaw', reaches: classes.names.has('process') ? 'others' : 'workload' }
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
      const { subject, source, target, classes, permissions } = rule
      if (!isOpenEnded(rule) || isHarmlessToSelf(rule)) return
      const names = (set: typeof source): readonly string[] => set.members.map(({ name }) => name)
      const threat = threatOf(rule)
      const message =
        permissions.form === 'all'
          ? '{source} is allowed everything on {target}, including what later kernels add. Name the permissions it needs, or a set such as `rw_file_perms`.'
          : '{source} is allowed everything on {target} except what is named, including what later kernels add. Name the permissions it needs instead.'
      report({
        span: permissions.span,
        subject,
        evidence: `${listed(names(source))} ${listed(names(target))}:${listed(names(classes))}`,
        message,
        threat,
        together: together({ message, threat }, names(source)),
        values: { source: quoted(names(source)) || 'the source', target: quoted(names(target)) || 'the target' },
      })
    },
  },
}
