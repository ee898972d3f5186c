import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import type { AccessRule } from '../../kinds/selinux/shared/facts.ts'
import { domainsOf, granted, type Sought } from '../shared/selinux/access.ts'
import { EXECUTING } from '../shared/selinux/permissions.ts'
import { reportAll, together, type Placed } from '../shared/selinux/told-once.ts'

const WRITE: Sought = {
  classes: ['file'],
  permissions: ['write', 'append', 'create'],
  duty: ['jit', 'containers', 'packages'],
}
const RUN: Sought = { classes: ['file'], permissions: EXECUTING, duty: ['jit', 'containers', 'packages'] }

const MESSAGE =
  '{domain} can write files of type {type} and run them: code that an attacker drops there runs in the domain. Keep what it writes and what it runs apart, with a type for each.'

/** `domain type` for each domain and type a rule names. */
function pairsOf(rule: AccessRule): readonly string[] {
  const types =
    rule.target.known && rule.target.form === 'members' ? rule.target.members.filter(({ excluded }) => !excluded) : []
  return domainsOf(rule).flatMap((domain) => types.map(({ name }) => `${domain} ${name}`))
}

/** The SELinux Notebook, "Object Classes and Permissions". */
export const writtenFilesExecuted: Rule = {
  id: 'written-files-executed',
  title: 'Domain can run the files it writes',
  facet: 'mac',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['The SELinux Notebook, "Object Classes and Permissions"'],
  on: {
    'selinux.file'(file, context) {
      const { rules } = file
      const { uri } = context.source
      const placed: Placed[] = []
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
        placed.push({
          statement: rule,
          report: {
            span: call ? call.span : grant.span,
            subject,
            evidence: pair,
            message: MESSAGE,
            values: { domain: `\`${domain}\``, type: `\`${type}\`` },
            related: [{ uri, span: writes.call?.span ?? writes.span, message: 'writing is allowed here' }],
            fixes: [
              reviewFix(
                'Take away the right to run them',
                'running these files will fail',
                call ? call.remove() : grant.withdraw(),
              ),
            ],
            together: together({ message: MESSAGE }, [domain]),
          },
        })
      }
      reportAll(file, placed, context)
    },
  },
}
