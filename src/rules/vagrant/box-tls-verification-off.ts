import type { Rule } from '../../core/rule.ts'
import { watchSetting } from '../shared/vagrant/switched-setting.ts'

/** Vagrant documentation, "Machine settings", box_download_insecure. */
export const boxTlsVerificationOff: Rule = {
  id: 'box-tls-verification-off',
  title: 'Box is downloaded without checking the server',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/machine_settings'],
  on: watchSetting({
    key: 'vm.box_download_insecure',
    weak: true,
    message:
      '{noun} is made from a box that any server may answer with: nobody checks the certificate, and whoever sits on the network path chooses the machine. Remove the setting, or name the CA in "vm.box_download_ca_cert".',
    fix: { title: 'Check the certificate', caveat: 'a download from a server whose certificate is not trusted fails' },
  }),
}
