import type { Rule } from '../../core/rule.ts'
import { watchFeatures } from '../shared/machines/machine-feature.ts'

/** DISA, VMware vSphere 8 Virtual Machine STIG. */
export const usbControllerPresent: Rule = {
  id: 'usb-controller-present',
  title: 'Machine has a USB controller',
  facet: 'kernel',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: ['stig:VMCH-80-000213'],
  references: ['DISA, VMware vSphere 8 Virtual Machine STIG'],
  on: watchFeatures({
    features: ['usb-controller'],
    weak: 'on',
    message:
      '{noun} has a USB controller ({detail}): devices of the host can be plugged into the guest, and its emulation has let guests out before. Remove it unless a device needs it.',
    fix: {
      title: 'Remove the USB controller',
      caveat: 'devices that hang on it, also its mouse and keyboard where they are USB, are gone',
    },
  }),
}
