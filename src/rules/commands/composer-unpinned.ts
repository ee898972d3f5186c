import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** Composer CLI, `require`: without a constraint the newest stable release is taken. */
export const composerUnpinned: Rule = {
  id: 'composer-unpinned',
  title: 'Composer packages without a version',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://getcomposer.org/doc/03-cli.md#require-r'],
  on: unpinned('composer'),
}
