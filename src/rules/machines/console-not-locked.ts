import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** VMware vSphere Security Configuration Guide. */
export const consoleNotLocked: Rule = {
  id: 'console-not-locked',
  title: "The guest's session stays open when the console is left",
  facet: 'privilege',
  threat: { needs: 'code', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000201', 'vmware-scg:vm-9.vmrc-lock'],
  references: ['VMware vSphere Security Configuration Guide', 'DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['screen-lock'],
    weak: 'off',
    message:
      '{noun} keeps its session open when the last viewer leaves: the next one at the console works on as the person before. Lock it.',
    fix: { title: 'Lock the session', caveat: 'Windows guests ask for the password again after the console was left' },
  }),
}
