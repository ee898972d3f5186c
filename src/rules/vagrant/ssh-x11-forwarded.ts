import type { Rule } from '../../core/rule.ts'
import { watchSetting } from '../shared/vagrant/switched-setting.ts'

/** ssh_config(5), ForwardX11: an attacker may be able to perform activities such as keystroke monitoring. */
export const sshX11Forwarded: Rule = {
  id: 'ssh-x11-forwarded',
  title: 'X11 of the host is forwarded',
  facet: 'privilege',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/ssh_settings'],
  on: watchSetting({
    key: 'ssh.forward_x11',
    weak: true,
    message:
      "{noun} reaches the host's screen: while somebody is logged in, code in the guest can watch their windows and their typing. Use a machine with a console of its own.",
    fix: { title: 'Do not forward X11', caveat: 'programs of the guest can no longer open windows on the host' },
  }),
}
