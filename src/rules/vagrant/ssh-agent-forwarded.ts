import type { Rule } from '../../core/rule.ts'
import { watchSetting } from '../shared/vagrant/switched-setting.ts'

/** ssh_config(5), ForwardAgent: who can bypass file permissions on the remote host can use the agent. */
export const sshAgentForwarded: Rule = {
  id: 'ssh-agent-forwarded',
  title: 'SSH agent of the host is forwarded',
  facet: 'secrets',
  threat: { needs: 'flaw', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/ssh_settings'],
  on: watchSetting({
    key: 'ssh.forward_agent',
    weak: true,
    message:
      "{noun} gets the host's SSH agent: while somebody is logged in, root of the guest logs in with their keys wherever these are accepted. Use a key made for the guest.",
    fix: {
      title: 'Do not forward the agent',
      caveat: 'what the guest fetches with your keys, such as private repositories, fails',
    },
  }),
}
