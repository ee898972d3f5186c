import type { Rule } from '../../core/rule.ts'
import { keepsCacheByScript } from '../shared/commands/packages/kept-cache.ts'

/** microdnf keeps metadata below /var/cache until `microdnf clean all`. */
export const microdnfCacheKept: Rule = {
  id: 'microdnf-cache-kept',
  title: 'microdnf leaves its cache in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['hadolint:DL3040', 'trivy:DS-0027'],
  references: [
    'https://github.com/rpm-software-management/microdnf',
    'https://github.com/hadolint/hadolint/wiki/DL3040',
  ],
  on: keepsCacheByScript('microdnf'),
}
