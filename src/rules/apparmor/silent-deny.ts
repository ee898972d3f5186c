import { reviewFix } from '../../core/finding.ts'
import type { Report, Rule } from '../../core/rule.ts'
import type { AnyRule } from '../../kinds/apparmor/facts.ts'
import {
  ACCOUNT_FILES,
  AUTOSTART_FILES,
  CONTROL_SOCKET_PLACES,
  devicePlaces,
  KERNEL_HELPERS,
  PASSWORD_HASHES,
  POLICY_FILES,
  PROCESS_MEMORY,
  SSH_LOGIN_FILES,
  SYSTEM_KEYS,
} from '../../knowledge/apparmor/places.ts'
import { capabilityTier } from '../../knowledge/host/capabilities.ts'
import { reaches } from '../shared/apparmor/place.ts'

const WORTH_KNOWING = [
  ...ACCOUNT_FILES,
  ...AUTOSTART_FILES,
  ...CONTROL_SOCKET_PLACES,
  ...devicePlaces('memory'),
  ...devicePlaces('raw-disk'),
  ...KERNEL_HELPERS,
  ...PASSWORD_HASHES,
  ...POLICY_FILES,
  ...PROCESS_MEMORY,
  ...SSH_LOGIN_FILES,
  ...SYSTEM_KEYS,
]

/** apparmor.d(5), "Rule Qualifiers": deny does not log unless audit stands before it. */
export const silentDeny: Rule = {
  id: 'silent-deny',
  title: 'Attempts on something sensitive leave no trace',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['apparmor.d(5), "Rule Qualifiers"'],
  on: {
    'apparmor.fileRule'(rule, { report }) {
      const { path } = rule
      if (
        rule.deny &&
        !rule.audit &&
        path &&
        !path.covers('/**') &&
        rule.profile?.container !== true &&
        WORTH_KNOWING.some((place) => reaches(rule, place))
      ) {
        check(rule, report)
      }
    },
    'apparmor.capabilityRule'(rule, { report }) {
      if (
        rule.deny &&
        !rule.audit &&
        rule.names.some(({ capability }) => ['host-code', 'host-adjacent'].includes(capabilityTier(capability)))
      ) {
        check(rule, report)
      }
    },
  },
}

function check({ span, subject, text, addAudit }: AnyRule, report: (report: Report) => void): void {
  report({
    span,
    subject,
    evidence: text.replace(/^audit /, ''),
    message:
      'A deny rule also keeps attempts out of the log, and an attempt on this tells of a break-in. Write "audit deny", unless the program is known to ask for it in vain.',
    fixes: [
      reviewFix('Log the attempts', 'each attempt is logged, which is much where the program keeps trying', addAudit()),
    ],
  })
}
