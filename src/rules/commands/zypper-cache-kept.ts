import type { Rule } from '../../core/rule.ts'
import { keepsCacheByScript } from '../shared/commands/packages/kept-cache.ts'

/** zypper(8), clean: metadata and packages below /var/cache/zypp are kept until `zypper clean`. */
export const zypperCacheKept: Rule = {
  id: 'zypper-cache-kept',
  title: 'zypper leaves its cache in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL3036',
    'trivy:DS-0020',
    'kics:38300d1a-feb2-4a48-936a-d1ef1cd24313',
    'kics:missing_zypper_clean',
    'semgrep:missing-zypper-clean',
  ],
  references: ['zypper(8), clean', 'https://github.com/hadolint/hadolint/wiki/DL3036'],
  on: keepsCacheByScript('zypper'),
}
