import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** yum(8), "Specifying package names": `name-version` selects a version. */
export const yumUnpinned: Rule = {
  id: 'yum-unpinned',
  title: 'yum packages without a version',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3033', 'kics:6452c424-1d92-4deb-bb18-a03e95d579c4', 'kics:yum_install_without_version'],
  references: ['https://github.com/hadolint/hadolint/wiki/DL3033'],
  on: unpinned('yum'),
}
