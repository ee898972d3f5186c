import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { onOverrides } from '../shared/selinux/level-overrides.ts'

/** Domains that start all others. */
const STARTS_ALL: ReadonlySet<string> = new Set(['kernel_t', 'init_t', 'initrc_t'])

const ATTRIBUTES = /^mcs(?:readall|writeall|killall|ptraceall|setcats|netwrite)$/

/** Categories keep containers and virtual machines apart; these are the exceptions the reference policy makes. */
export const mcsOverride: Rule = {
  id: 'mcs-override',
  title: 'Domain can bypass categories',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['refpolicy policy/mcs'],
  on: onOverrides(/^mcs_(?!constrained|untrusted)/, ATTRIBUTES, ({ span, subject, name, who, remove }) =>
    STARTS_ALL.has(who)
      ? undefined
      : {
          span,
          subject,
          evidence: `${name} ${who}`,
          values: { name, who },
          message:
            '`{name}` exempts `{who}` from categories, which are all that keeps containers and virtual machines of one type apart. Remove it unless this domain has to manage them all.',
          fixes: [
            reviewFix(
              'Remove the exception',
              'access to objects and processes of other categories is denied',
              remove(),
            ),
          ],
        },
  ),
}
