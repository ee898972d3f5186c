import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** DISA, VMware vSphere 8 Virtual Machine STIG. */
export const serialPortPresent: Rule = {
  id: 'serial-port-present',
  title: 'Machine has a serial port',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'always',
  aliases: ['stig:VMCH-80-000212'],
  references: ['DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['serial-port'],
    weak: 'on',
    message:
      '{noun} has a serial port, backed by a file, a pipe, a device or an address of the host. Remove it unless somebody reads it.',
    fix: { title: 'Remove the serial port', caveat: 'consoles and tools that use the port lose it' },
  }),
}
