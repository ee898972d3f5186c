import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** pip documentation, "Repeatable Installs": a name alone takes the newest release of the index. */
export const pipUnpinned: Rule = {
  id: 'pip-unpinned',
  title: 'Python packages without a version',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3013',
    'kics:02d9c71f-3ee8-4986-9c27-1a20d0d19bfc',
    'kics:unpinned_package_version_in_pip_install',
  ],
  references: [
    'https://pip.pypa.io/en/stable/topics/repeatable-installs/',
    'https://github.com/hadolint/hadolint/wiki/DL3013',
  ],
  on: unpinned('pip', 'pipx', 'uv'),
}
