import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Network interfaces": the script runs with the driver's rights. Xen uses them throughout. */
export const networkScript: Rule = {
  id: 'network-script',
  title: "A script of the host runs for the guest's network card",
  facet: 'network',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Network interfaces"'],
  on: {
    'libvirt.interface'({ subject, noun, type, script }, { report }) {
      if (type !== 'ethernet' || !script) return
      report({
        span: script,
        subject,
        evidence: 'script',
        values: { noun },
        message:
          "{noun} has a script run on the host with the rights of the driver, as a rule root's, whenever it starts: who may change the script has the host. Use a bridge or a managed tap device.",
      })
    },
  },
}
