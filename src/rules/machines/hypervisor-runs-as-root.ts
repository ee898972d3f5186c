import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "Security label": the label of model dac is USER:GROUP; a plus sign makes numbers of them. */
export const hypervisorRunsAsRoot: Rule = {
  id: 'hypervisor-runs-as-root',
  title: "Machine's process runs as root",
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'host' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "Domain XML format: Security label"'],
  on: {
    'libvirt.seclabel'({ span, subject, noun, model, label, place }, { report }) {
      if (place !== 'domain' || model !== 'dac' || !/^\+?(?:0|root)(?::|$)/.test(label ?? '')) return
      report({
        span,
        subject,
        evidence: 'dac label root',
        values: { noun },
        message:
          "{noun} has its emulator run as root on the host: a guest that breaks out of it is root there. Name an unprivileged user, or leave the label out for the driver's own.",
      })
    },
  },
}
