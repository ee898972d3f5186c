import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** npm-install: a name alone, or with a tag such as `@latest`, takes what the tag points to at that moment. */
export const npmUnpinned: Rule = {
  id: 'npm-unpinned',
  title: 'npm packages without a version',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3016', 'kics:e36d8880-3f78-4546-b9a1-12f0745ca0d5', 'kics:npm_install_without_pinned_version'],
  references: [
    'https://docs.npmjs.com/cli/v11/commands/npm-install',
    'https://github.com/hadolint/hadolint/wiki/DL3016',
  ],
  on: unpinned('npm', 'pnpm', 'yarn'),
}
