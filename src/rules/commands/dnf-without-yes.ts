import type { Rule } from '../../core/rule.ts'
import { withoutConsent } from '../shared/commands/packages/consent.ts'

/** dnf(8): without `--assumeyes` it asks "Is this ok", and no answer means no. */
export const dnfWithoutYes: Rule = {
  id: 'dnf-without-yes',
  title: 'dnf asks for confirmation in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3038',
    'kics:7ebd323c-31b7-4e5b-b26f-de5e9e477af8',
    'kics:missing_flag_from_dnf_install',
    'semgrep:missing-dnf-assume-yes-switch',
  ],
  references: ['dnf(8), --assumeyes'],
  on: withoutConsent('dnf'),
}
