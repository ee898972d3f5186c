import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { AccessRule } from '../../kinds/selinux/shared/facts.ts'
import { domainsOf, granted, type Sought } from '../shared/selinux/access.ts'
import { EXECUTING } from '../shared/selinux/permissions.ts'

const WRITE: Sought = { classes: ['file'], permissions: ['write', 'append', 'create'], duty: 'jit' }
const RUN: Sought = { classes: ['file'], permissions: EXECUTING, duty: 'jit' }

/** `domain type` for each domain and type a rule names. */
function pairsOf(rule: AccessRule): readonly string[] {
  const types =
    rule.target.known && rule.target.form === 'members' ? rule.target.members.filter(({ excluded }) => !excluded) : []
  return domainsOf(rule).flatMap((domain) => types.map(({ name }) => `${domain} ${name}`))
}

/** The SELinux Notebook, "Object Classes and Permissions". */
export const writtenFilesExecuted: Rule = {
  id: 'written-files-executed',
  title: 'Domain may run the files it writes',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: {
    'selinux.file'({ rules }, { source: { uri }, report }) {
      const written = new Map<string, AccessRule>()
      for (const rule of rules) {
        if (!granted(rule, WRITE)) continue
        for (const pair of pairsOf(rule)) if (!written.has(pair)) written.set(pair, rule)
      }
      for (const rule of rules) {
        const grant = granted(rule, RUN)
        const pair = grant && pairsOf(rule).find((one) => written.has(one))
        const writes = pair === undefined ? undefined : written.get(pair)
        if (!grant || pair === undefined || !writes) continue
        const [domain = '', type = ''] = pair.split(' ')
        const { subject, call } = rule
        report({
          span: call ? call.span : grant.span,
          subject,
          evidence: pair,
          message:
            '{domain} may write files of type {type} and run them: code that an attacker drops there runs in the domain. Keep what it writes and what it runs apart, with a type for each.',
          values: { domain, type },
          related: [{ uri, span: writes.call?.span ?? writes.span, message: 'writing is allowed here' }],
          fixes: [
            reviewFix(
              'Take the right to run them away',
              'running these files will fail',
              call ? call.remove() : grant.withdraw(),
            ),
          ],
        })
      }
    },
  },
}
