import type { Rule } from '../../core/rule.ts'
import { keepsCacheByScript } from '../shared/commands/packages/kept-cache.ts'

/** Yarn keeps every downloaded package in a cache of its own, besides node_modules. */
export const yarnCacheKept: Rule = {
  id: 'yarn-cache-kept',
  title: 'Yarn leaves its cache in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['hadolint:DL3060', 'datadog:run_yarn_clean_after_yarn_install'],
  references: [
    'https://classic.yarnpkg.com/lang/en/docs/cli/cache/',
    'https://github.com/hadolint/hadolint/wiki/DL3060',
  ],
  on: keepsCacheByScript('yarn'),
}
