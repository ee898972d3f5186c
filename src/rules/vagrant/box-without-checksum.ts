import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "Machine settings", box_download_checksum: if not specified, no comparison is done. */
export const boxWithoutChecksum: Rule = {
  id: 'box-without-checksum',
  title: 'Box is compared with no checksum',
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
          '{noun} is made from a box that is compared with no checksum: nothing notices when it is exchanged on its server. Name it in "vm.box_download_checksum", with its type.',
      })
    },
  },
}
