import type { Rule } from '../../core/rule.ts'
import { keepsCacheByScript } from '../shared/commands/packages/kept-cache.ts'

/** yum(8), clean: metadata and packages are kept until `yum clean all`. */
export const yumCacheKept: Rule = {
  id: 'yum-cache-kept',
  title: 'yum leaves its cache in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL3032',
    'trivy:DS-0015',
    'kics:00481784-25aa-4a55-8633-3136dfcf4f37',
    'kics:yum_clean_all_missing',
  ],
  references: ['yum(8), clean', 'https://github.com/hadolint/hadolint/wiki/DL3032'],
  on: keepsCacheByScript('yum'),
}
