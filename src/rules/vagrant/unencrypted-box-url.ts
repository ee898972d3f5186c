import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "Machine settings", box_url. */
export const unencryptedBoxUrl: Rule = {
  id: 'unencrypted-box-url',
  title: 'Box is downloaded without encryption',
  facet: 'image',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/machine_settings'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, value, items, says, set }, { report }) {
      const address = key === 'vm.box_url' ? items.find((item) => typeof item === 'string' && isPlain(item)) : undefined
      // With a checksum, another box is refused.
      if (typeof address !== 'string' || says('vm.box_download_checksum')) return
      const web = /^http:/i.test(address) && value === address
      report({
        span,
        subject,
        evidence: key,
        values: { noun },
        message:
          '{noun} is made from a box that is downloaded without encryption and not verified against a checksum: an attacker on the network path can send another machine. Take it over https, and name its checksum.',
        fixes: web
          ? [
              reviewFix(
                'Download over https',
                'a server that only speaks http no longer answers',
                set(`"${address.replace(/^http:/i, 'https:')}"`),
              ),
            ]
          : [],
      })
    },
  },
}

/** Whether an address is another machine's, without encryption. */
function isPlain(address: string): boolean {
  return /^(?:http|ftp):\/\/(?!(?:localhost|127\.0\.0\.1|\[::1\])[:/])/i.test(address)
}
