import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** apk-add(8): a constraint such as `=`, `~` or `<` selects a version; without it the newest of the index is taken. */
export const apkUnpinned: Rule = {
  id: 'apk-unpinned',
  title: 'apk packages without a version',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3018', 'kics:d3499f6d-1651-41bb-a9a7-de925fea487b', 'kics:unpinned_package_version_in_apk_add'],
  references: [
    'https://github.com/hadolint/hadolint/wiki/DL3018',
    'https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper',
  ],
  on: unpinned('apk'),
}
