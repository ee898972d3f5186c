import type { Rule } from '../../core/rule.ts'
import { unpinned } from '../shared/commands/packages/unpinned.ts'

/** RubyGems command reference, `gem install`: a name alone takes the newest release. */
export const gemUnpinned: Rule = {
  id: 'gem-unpinned',
  title: 'Ruby gems without a version',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'hygiene',
  since: '0.1.0',
  fix: 'none',
  aliases: ['hadolint:DL3028', 'kics:22cd11f7-9c6c-4f6e-84c0-02058120b341', 'kics:gem_install_without_version'],
  references: [
    'https://guides.rubygems.org/command-reference/#gem-install',
    'https://github.com/hadolint/hadolint/wiki/DL3028',
  ],
  on: unpinned('gem'),
}
