import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** Go Modules Reference: `@latest`, and no version outside a module, take the newest one. */
export const goUnpinned: Rule = {
  id: 'go-unpinned',
  title: 'Go modules without a version',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3062'],
  references: ['https://go.dev/ref/mod#go-install', 'https://github.com/hadolint/hadolint/wiki/DL3062'],
  on: unpinned('go'),
}
