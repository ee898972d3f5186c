import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** VMware vSphere Security Configuration Guide. */
export const consoleMultipleViewers: Rule = {
  id: 'console-multiple-viewers',
  title: 'Several people may look at the console at once',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000195', 'vmware-scg:vm-9.limit-console-connections'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: {
    'vmx.machine'({ span, subject, noun, host, complete, effect, get, put }, { report }) {
      const viewers = get('RemoteDisplay.maxConnections')
      if (!complete || host === 'workstation' || viewers === '1') return
      report({
        span,
        subject,
        evidence: 'RemoteDisplay.maxConnections',
        values: { noun },
        message:
          '{noun} lets several people look at its console at once: one can watch what an administrator does and types. Allow one.',
        fixes: [
          reviewFix(
            'Allow one viewer',
            `a second person is refused while somebody is at the console; ${effect}`,
            put('RemoteDisplay.maxConnections', '1'),
          ),
        ],
      })
    },
  },
}
