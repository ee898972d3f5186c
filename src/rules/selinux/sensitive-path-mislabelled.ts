import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { Threat } from '../../core/severity.ts'
import { isCommonType, sensitivePath, systemPath, type SensitivePath } from '../../knowledge/selinux/sensitive-paths.ts'
import { USER_CONTENT_TYPES } from '../../knowledge/selinux/types.ts'
import { literalPaths } from '../shared/selinux/path-regex.ts'

/** What the label gives away, and what an attacker needs for it. */
const DANGERS: Readonly<Record<SensitivePath['danger'], { readonly message: string; readonly threat: Threat }>> = {
  read: {
    message:
      '`{path}` (the {what}) gets the type `{type}`: every domain that is allowed to read files of this common type can then read it. Label it `{better}`.',
    threat: { needs: 'code', reaches: 'others' },
  },
  write: {
    message:
      '`{path}` (the {what}) gets the type `{type}`: every domain that is allowed to change files of this common type can then change it, and with it the host. Label it `{better}`.',
    threat: { needs: 'flaw', reaches: 'host' },
  },
  run: {
    message:
      '`{path}` (the {what}) gets the type `{type}`, so it no longer changes into its own domain: it fails, or its caller must be allowed what the program alone should be. Label it `{better}`.',
    threat: { needs: 'flaw', reaches: 'others' },
  },
}

/** file_contexts(5); the types are those of the reference policy. */
export const sensitivePathMislabelled: Rule = {
  id: 'sensitive-path-mislabelled',
  title: 'Sensitive path has the label of ordinary files',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.2.0',
  fix: 'always',
  aliases: [],
  references: ['file_contexts(5)', 'SELinux reference policy 2.20221101, file contexts'],
  on: {
    'selinux.fileContext'({ path, context, object, subject }, { report }) {
      const type = context === 'none' ? undefined : context?.type
      if (!type || object === 'symlink' || !isCommonType(type.name)) return
      const paths = literalPaths(path.name)
      // A file system in memory is mounted at many places.
      const loose = type.name !== 'tmpfs_t' && USER_CONTENT_TYPES.has(type.name)
      const known = paths
        .map((one) => sensitivePath(one) ?? (loose ? systemPath(one) : undefined))
        .find((one) => one !== undefined)
      if (!known) return
      const { message, threat } = DANGERS[known.danger]
      report({
        span: type.span,
        subject,
        evidence: type.name,
        message,
        values: { path: path.name, type: type.name, what: known.what, better: known.type },
        threat,
        fixes: [
          reviewFix(
            `Label it ${known.type}`,
            'domains that used it through the common type are denied once files are relabelled',
            context !== 'none' ? context?.setType(known.type) : undefined,
          ),
        ],
      })
    },
  },
}
