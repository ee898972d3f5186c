import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** zypper(8), "install": `name=version` selects a version. */
export const zypperUnpinned: Rule = {
  id: 'zypper-unpinned',
  title: 'zypper packages without a version',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3037', 'kics:562952e4-0348-4dea-9826-44f3a2c6117b', 'kics:zypper_install_without_version'],
  references: ['https://github.com/hadolint/hadolint/wiki/DL3037'],
  on: unpinned('zypper'),
}
