import type { Rule } from '../../core/rule.ts'
import { withoutConsent } from '../shared/commands/packages/consent.ts'

/** yum(8): without `--assumeyes` it asks "Is this ok", and no answer means no. */
export const yumWithoutYes: Rule = {
  id: 'yum-without-yes',
  title: 'yum asks for confirmation in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3030',
    'kics:6e19193a-8753-436d-8a09-76dcff91bb03',
    'kics:yum_install_allows_manual_input',
    'semgrep:missing-yum-assume-yes-switch',
  ],
  references: ['yum(8), --assumeyes'],
  on: withoutConsent('yum'),
}
