import type { Rule } from '../../core/rule.ts'
import { hostPathOf, mountEvidence } from '../shared/workloads/host-mounts.ts'
import { ALLOWED_PATHS, isAllowedPath } from '../shared/workloads/allowed.ts'

/** Docker manual, "Bind mounts", on z and Z: relabelling a system directory such as /home or /usr makes the host inoperable. */
export const systemDirectoryRelabelled: Rule<typeof ALLOWED_PATHS> = {
  id: 'system-directory-relabelled',
  title: 'System directory of the host is relabelled for the container',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['Docker manual, "Bind mounts", "Configure the SELinux label"'],
  options: ALLOWED_PATHS,
  on: {
    mount(mount, { options, report }) {
      const { span, subject, noun, relabel, source = '' } = mount
      const path = hostPathOf(mount)
      // A socket is one file: its label opens nothing else.
      if (
        !relabel ||
        !path ||
        path.class === 'ordinary' ||
        (path.class === 'control-socket' && path.covers === undefined)
      ) {
        return
      }
      if (isAllowedPath(options.allowed, source)) return
      report({
        span,
        subject,
        evidence: `${mountEvidence(mount)} ${relabel}`,
        values: { noun, relabel, source },
        message:
          '{noun} mounts {source} with "{relabel}": Docker gives everything below it the container\'s SELinux label, so containers may then read and write it and the host\'s own services no longer can. Mount a directory of its own.',
      })
    },
  },
}
