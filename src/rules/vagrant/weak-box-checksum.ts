import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "Machine settings", box_download_checksum_type. */
export const weakBoxChecksum: Rule = {
  id: 'weak-box-checksum',
  title: 'Checksum of the box can be forged',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'workload' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/machine_settings'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, value }, { report }) {
      if (key !== 'vm.box_download_checksum_type' || (value !== 'md5' && value !== 'sha1')) return
      report({
        span,
        subject,
        evidence: `${key} ${value}`,
        values: { noun, type: value },
        message:
          '{noun} is made from a box that is compared by {type}: two files with the same {type} can be made on purpose. Use sha256.',
      })
    },
  },
}
