import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "QEMU/KVM hypervisor driver": overrides and capabilities are for development and taint the domain. */
export const rawHypervisorOverride: Rule = {
  id: 'raw-hypervisor-override',
  title: 'Device properties are changed behind the definition',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "QEMU/KVM hypervisor driver: Pass-through of arbitrary QEMU commands"'],
  on: {
    rawHypervisorArgument({ span, subject, noun, which, text = 'override' }, { report }) {
      if (which !== 'override') return
      report({
        span,
        subject,
        evidence: text,
        values: { noun, text },
        message:
          '{noun} changes what the hypervisor gets by "{text}", unchecked: protections can be switched off there without a trace in the rest of the definition. Remove it when the experiment is over.',
      })
    },
  },
}
