import type { Rule } from '../../core/rule.ts'
import { keepsCacheByCommand } from '../shared/commands/packages/kept-cache.ts'

/** pip documentation, "Caching": downloads and built wheels are kept unless `--no-cache-dir` or PIP_NO_CACHE_DIR says otherwise. */
export const pipCacheKept: Rule = {
  id: 'pip-cache-kept',
  title: 'pip leaves its cache in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3042',
    'kics:f2f903fb-b977-461e-98d7-b3e2185c6118',
    'kics:pip_install_keeping_cached_packages',
    'semgrep:missing-pip-no-cache-dir',
  ],
  references: ['https://pip.pypa.io/en/stable/topics/caching/', 'https://github.com/hadolint/hadolint/wiki/DL3042'],
  on: keepsCacheByCommand('pip', 'uv'),
}
