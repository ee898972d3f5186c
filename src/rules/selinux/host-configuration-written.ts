import type { Rule } from '../../core/rule.ts'
import { wherever } from '../shared/selinux/access.ts'
import { FILES, WRITING } from '../shared/selinux/permissions.ts'

const HOST_CONFIGURATION: ReadonlySet<string> = new Set(['etc_t'])

/** SELinux reference policy 2.20221101, files.if. */
export const hostConfigurationWritten: Rule = {
  id: 'host-configuration-written',
  title: "Domain can change the host's configuration files",
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['SELinux reference policy 2.20221101, files.if'],
  on: wherever(
    {
      classes: FILES,
      permissions: WRITING,
      targets: HOST_CONFIGURATION,
      calls: /^files_(?:manage|rw|delete)_etc_files$/,
      duty: 'configuration',
    },
    () => ({
      message:
        '{domain} can change files of type `etc_t`, the configuration of everything that has no label of its own. Remove it, and give the files it must write a type of their own.',
      caveat: 'changing files below /etc that have no label of their own will fail',
    }),
  ),
}
