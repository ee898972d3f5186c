import type { Rule } from '../../core/rule.ts'
import { withoutConsent } from '../shared/commands/packages/consent.ts'

/** apt-get(8): without `--yes` it asks, and aborts when nobody answers. */
export const aptGetWithoutYes: Rule = {
  id: 'apt-get-without-yes',
  title: 'apt-get asks for confirmation in a build',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'always',
  aliases: [
    'hadolint:DL3014',
    'trivy:DS-0021',
    'kics:77783205-c4ca-4f80-bb80-c777f267c547',
    'kics:apt_get_missing_flags_to_avoid_manual_input',
    'semgrep:missing-assume-yes-switch',
    'dockerfilelint:apt-get_missing_param',
  ],
  references: ['https://docs.docker.com/build/building/best-practices/#run', 'apt-get(8), --yes'],
  on: withoutConsent('apt-get', 'apt', 'aptitude'),
}
