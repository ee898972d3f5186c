import type { Rule } from '../../core/rule.ts'
import { keepsCacheByScript } from '../shared/commands/packages/kept-cache.ts'

/** npm-cache: npm keeps every downloaded package below ~/.npm. */
export const npmCacheKept: Rule = {
  id: 'npm-cache-kept',
  title: 'npm leaves its cache in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://docs.npmjs.com/cli/v11/commands/npm-cache'],
  on: keepsCacheByScript('npm'),
}
