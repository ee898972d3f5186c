import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "Machine settings", box_download_checksum: if not specified, no comparison is done. */
export const boxWithoutChecksum: Rule = {
  id: 'box-without-checksum',
  title: 'Box is downloaded without a checksum',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/machine_settings'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, items, complete, says }, { report }) {
      if (key !== 'vm.box_url' || !complete || says('vm.box_download_checksum')) return
      // A description of versions carries checksums itself.
      const address = items.find((item) => typeof item === 'string' && /^(?:https?|ftp):.*\.box(?:$|[?#])/i.test(item))
      if (typeof address !== 'string') return
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} is made from a box that is not verified against a checksum, so a replaced box goes unnoticed: anyone who can change it on its server controls the machine. Set `vm.box_download_checksum` and its type.',
      })
    },
  },
}
