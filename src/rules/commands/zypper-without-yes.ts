import type { Rule } from '../../core/rule.ts'
import { withoutConsent } from '../shared/commands/packages/consent.ts'

/** zypper(8): `--non-interactive` is a global option, so it stands before the subcommand. */
export const zypperWithoutYes: Rule = {
  id: 'zypper-without-yes',
  title: 'zypper asks for confirmation in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3034',
    'kics:45e1fca5-f90e-465d-825f-c2cb63fa3944',
    'kics:missing_zypper_non_interactive_switch',
  ],
  references: ['zypper(8), --non-interactive'],
  on: withoutConsent('zypper'),
}
