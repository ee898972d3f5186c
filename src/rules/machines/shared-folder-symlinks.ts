import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VirtualBox manual, "Shared Folders": symbolic links are off by default for security. */
export const sharedFolderSymlinks: Rule = {
  id: 'shared-folder-symlinks',
  title: 'Guest may make symbolic links in a shared folder',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['VirtualBox manual, "Shared Folders"'],
  on: watchFeatures({
    features: ['shared-folder-symlinks'],
    weak: 'on',
    message:
      '{noun} may make symbolic links in the shared folder "{detail}": programs of the host that follow them read and write files outside of it. Forbid them.',
    fix: { title: 'Forbid symbolic links', caveat: 'programs in the guest that make links there, such as npm, fail' },
  }),
}
