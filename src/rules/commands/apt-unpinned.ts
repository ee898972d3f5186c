import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** apt-get(8): `package=version` selects a version; without it the newest of the index is taken. */
export const aptUnpinned: Rule = {
  id: 'apt-unpinned',
  title: 'apt packages without a version',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3008',
    'kics:965a08d7-ef86-4f14-8792-4a3b2098937e',
    'kics:apt_get_install_pin_version_not_defined',
  ],
  references: ['https://github.com/hadolint/hadolint/wiki/DL3008', 'https://snapshot.debian.org/'],
  on: unpinned('apt-get', 'apt', 'aptitude'),
}
