import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Security label": what is not stated is the driver's default, so this says nothing about being unconfined. */
export const labelsWithoutMac: Rule = {
  id: 'labels-without-mac',
  title: 'Machine states a user but no security label',
  facet: 'mac',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Security label"'],
  on: {
    'libvirt.seclabel'({ span, subject, noun, model, type, place, confined }, { report }) {
      if (place !== 'domain' || model !== 'dac' || type === 'none' || confined) return
      report({
        span,
        subject,
        evidence: 'only dac',
        values: { noun },
        message:
          "{noun} says which user it runs as, but leaves SELinux or AppArmor to the driver's configuration, which may be off. State a dynamic label of the host's model too.",
      })
    },
  },
}
