import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const networkIntrospectionFilter: Rule = {
  id: 'network-introspection-filter',
  title: 'Network traffic passes a filter of another machine',
  facet: 'network',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: ['stig:VMCH-80-000200', 'vmware-scg:vm-9.dvfilter'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: {
    'vmx.setting'({ span, subject, noun, key, value }, { report }) {
      if (!/^ethernet\d+\.filter\d+\.name$/.test(key) || value === '') return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} has its network traffic handed to a filter (dvFilter): anyone who controls it reads and changes all of it. Remove it unless a product of yours put it there.',
      })
    },
  },
}
