import type { Rule } from '../../core/rule.ts'
import { redefining } from '../shared/machines/redefining.ts'

/** libvirt docs, "CPU model and topology": force claims a feature whether or not the host has it. Linux, Documentation/admin-guide/hw-vuln. */
export const cpuImmunityFeigned: Rule = {
  id: 'cpu-immunity-feigned',
  title: 'Guest sees a CPU flag that says it is immune',
  facet: 'kernel',
  threat: { needs: 'code', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: CPU model and topology"'],
  on: {
    'libvirt.cpuFeature'({ span, subject, noun, feature, policy, remove }, { report }) {
      if (policy !== 'force' || !IMMUNITIES.has(feature)) return
      report({
        span,
        subject,
        evidence: `force ${feature}`,
        values: { noun, feature },
        message:
          '{noun} is forced to see the CPU flag `{feature}`, which says that the processor is immune to a flaw, whether the host has it or not. The kernel of the guest then switches its own protection off. Remove the feature.',
        fixes: [
          redefining(
            'Remove the claim',
            'the guest protects itself again, which costs time on processors that need it',
            remove(),
          ),
        ],
      })
    },
  },
}

/** Features that say a leak is not there. */
const IMMUNITIES: ReadonlySet<string> = new Set([
  'mds-no',
  'rdctl-no',
  'ibrs-all',
  'taa-no',
  'amd-no-ssb',
  'skip-l1dfl-vmentry',
  'tsx-ctrl-no',
])
