import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** dnf(8), "Specifying packages": `name-version` selects a version. */
export const dnfUnpinned: Rule = {
  id: 'dnf-unpinned',
  title: 'dnf packages without a version',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: [
    'hadolint:DL3041',
    'kics:93d88cf7-f078-46a8-8ddc-178e03aeacf1',
    'kics:missing_version_specification_in_dnf_install',
  ],
  references: ['https://github.com/hadolint/hadolint/wiki/DL3041'],
  on: unpinned('dnf', 'microdnf', 'tdnf'),
}
