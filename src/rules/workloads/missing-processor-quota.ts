import type { Rule } from '../../core/rule.ts'

/** libvirt docs, "CPU Tuning"; VirtualBox manual, "modifyvm --cpuexecutioncap". */
export const missingProcessorQuota: Rule = {
  id: 'missing-processor-quota',
  title: 'Machine may use its processors all the time',
  facet: 'cgroups',
  threat: { needs: 'flaw', reaches: 'availability' },
  preset: 'strict',
  since: '0.2.0',
  fix: 'none',
  aliases: [],
  references: ['https://libvirt.org/formatdomain.html#cpu-tuning'],
  on: {
    workload({ span, subject, noun, platform, lacks }, { report }) {
      if (platform !== 'machine' || !lacks('cpu-limit')) return
      report({
        span,
        subject,
        evidence: 'no processor quota',
        values: { noun },
        message:
          '{noun} is allowed to keep all its processors busy all the time: a runaway or hostile guest slows down its neighbours on the host. Give it a share of their time where machines compete for the host.',
      })
    },
  },
}
