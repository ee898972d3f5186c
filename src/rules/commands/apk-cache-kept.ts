import type { Rule } from '../../core/rule.ts'
import { keepsCacheByCommand } from '../shared/commands/packages/kept-cache.ts'

/** apk(8): `--no-cache` uses the index without storing it. */
export const apkCacheKept: Rule = {
  id: 'apk-cache-kept',
  title: 'apk leaves its cache in the image',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3019',
    'trivy:DS-0025',
    'kics:ae9c56a6-3ed1-4ac0-9b54-31267f51151d',
    'kics:apk_add_using_local_cache_path',
    'semgrep:missing-apk-no-cache',
    'dockle:DKL-DI-0004',
  ],
  references: ['https://wiki.alpinelinux.org/wiki/Alpine_Package_Keeper', 'apk(8), --no-cache'],
  on: keepsCacheByCommand('apk'),
}
