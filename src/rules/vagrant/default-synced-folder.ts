import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "Synced folders": by default Vagrant shares the project directory to /vagrant. */
export const defaultSyncedFolder: Rule = {
  id: 'default-synced-folder',
  title: 'Project folder is shared with the guest by default',
  facet: 'rootfs',
  threat: { needs: 'code', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/synced-folders'],
  on: {
    'vagrant.machine'({ span, subject, noun, sharesDefaultFolder, disableDefaultFolder }, { report }) {
      if (sharesDefaultFolder() !== true) return
      report({
        span,
        subject,
        evidence: 'default synced folder',
        values: { noun },
        message:
          '{noun} is given the folder of this Vagrantfile at /vagrant, writable, as nothing here says otherwise: code in the guest can change the Vagrantfile, which the next vagrant command runs on the host. Switch the share off where it is not needed.',
        fixes: [
          reviewFix(
            'Switch the default share off',
            'the guest no longer finds the project at /vagrant; takes effect with "vagrant reload"',
            disableDefaultFolder(),
          ),
        ],
      })
    },
  },
}
