import type { Rule } from '../../core/rule.ts'
import { keepsCacheByScript } from '../shared/commands/packages/kept-cache.ts'

/** dnf(8), clean: metadata is kept until `dnf clean all`. */
export const dnfCacheKept: Rule = {
  id: 'dnf-cache-kept',
  title: 'dnf leaves its cache in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [
    'hadolint:DL3040',
    'trivy:DS-0019',
    'kics:295acb63-9246-4b21-b441-7c1f1fb62dc0',
    'kics:missing_dnf_clean_all',
    'semgrep:missing-dnf-clean-all',
  ],
  references: ['dnf(8), clean', 'https://github.com/hadolint/hadolint/wiki/DL3040'],
  on: keepsCacheByScript('dnf', 'tdnf'),
}
