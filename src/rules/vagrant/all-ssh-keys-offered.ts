import type { Rule } from '../../core/rule.ts'
import { watchSetting } from '../shared/vagrant/switched-setting.ts'

/** Vagrant documentation, "SSH settings", keys_only. */
export const allSshKeysOffered: Rule = {
  id: 'all-ssh-keys-offered',
  title: 'All keys of the SSH agent are offered to the machine',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/ssh_settings'],
  on: watchSetting({
    key: 'ssh.keys_only',
    weak: false,
    message:
      '{noun} is offered every key of the SSH agent: its server learns who you are elsewhere, and may be let in with a key that was not meant for it. Leave the setting out.',
    fix: {
      title: "Offer only the machine's key",
      caveat: 'a machine that is reached with a key of the agent refuses the login',
    },
  }),
}
