import type { Rule } from '../../core/rule.ts'
import { watchSetting } from '../shared/vagrant/switched-setting.ts'

/** Vagrant documentation, "Machine settings", box_check_update. */
export const boxUpdateCheckOff: Rule = {
  id: 'box-update-check-off',
  title: 'Check for newer versions of the box is off',
  facet: 'image',
  threat: { needs: 'flaw', reaches: 'nothing' },
  preset: 'strict',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/machine_settings'],
  on: watchSetting({
    key: 'vm.box_check_update',
    weak: false,
    message:
      '{noun} stays on the version of its box that was downloaded once: you are not told when a newer version fixes vulnerabilities. Leave the check on, or run `vagrant box outdated`.',
    fix: { title: 'Check for newer versions', caveat: 'every "vagrant up" asks the server of the box' },
  }),
}
