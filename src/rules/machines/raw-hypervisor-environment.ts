import type { Rule } from '../../core/rule.ts'

/** ld.so(8): these variables load libraries into the process. */
export const rawHypervisorEnvironment: Rule = {
  id: 'raw-hypervisor-environment',
  title: 'Variables that load code reach the hypervisor',
  facet: 'privilege',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['libvirt docs, "QEMU/KVM hypervisor driver: Pass-through of arbitrary QEMU commands"'],
  on: {
    rawHypervisorArgument({ span, subject, noun, which, text = '' }, { report }) {
      if (which !== 'environment' || !/^(?:LD_(?:PRELOAD|LIBRARY_PATH|AUDIT)|DYLD_\w+|PYTHONPATH)$/.test(text)) return
      report({
        span,
        subject,
        evidence: `environment ${text}`,
        values: { noun, text },
        message:
          '{noun} has its hypervisor started with {text}: code from there runs in the process that holds the guest, past what the package manager and the labels vouch for. Remove it.',
      })
    },
  },
}
