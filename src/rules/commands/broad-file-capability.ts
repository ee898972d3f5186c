import type { Rule } from '../../core/rule.ts'
import { capabilityGrants, capabilityTier, normalizeCapability } from '../../knowledge/host/capabilities.ts'
import { placeOf } from '../shared/commands/workplace.ts'

const TIERS: ReadonlySet<string> = new Set(['all', 'host-code', 'bounded'])
/** Granted to a container by default, but not to every user in it: each leads to root there. */
const LEADS_TO_ROOT: ReadonlySet<string> = new Set([
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'MKNOD',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
])
/** They map ids of user namespaces and are written for it. */
const MAPPERS = /(?:^|\/)new[ug]idmap$/

/** capabilities(7), "File capabilities"; setcap(8). */
export const broadFileCapability: Rule = {
  id: 'broad-file-capability',
  title: 'A program is given a capability that amounts to root',
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['capabilities(7)', 'setcap(8)'],
  on: {
    command({ program, operands, subject, phase }, { report }) {
      if (program !== 'setcap' || phase === 'health-check') return
      operands.forEach((word, index) => {
        const list = /^([a-z_,]*)[=+]([eip]*[ep][eip]*)/i.exec(word.value ?? '')?.[1]
        const file = operands[index + 1]
        if (list === undefined || (file && MAPPERS.test(file.text))) return
        const names = list === '' ? ['ALL'] : list.split(',').map(normalizeCapability)
        const worst = names.find((name) => TIERS.has(capabilityTier(name)) || LEADS_TO_ROOT.has(name))
        if (worst === undefined) return
        report({
          span: word.span,
          subject,
          evidence: `setcap ${worst} ${file?.text ?? ''}`.trim(),
          message:
            'With {capability} this program can {grants}, whoever starts it: an unprivileged process of the {place} becomes as good as root. Give it the one capability it needs, such as `cap_net_bind_service`.',
          values: {
            place: placeOf({ phase }),
            capability: worst === 'ALL' ? 'every capability' : `CAP_${worst}`,
            grants: capabilityGrants(worst),
          },
        })
      })
    },
  },
}
