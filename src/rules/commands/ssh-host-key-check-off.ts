import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'
import { writtenSetting } from '../shared/commands/written-setting.ts'

const OFF = /^(?:0|false|no|off)$/i
const SETTING = /StrictHostKeyChecking[\s=]+["']?(?:no|off)\b/i

/** ssh_config(5), StrictHostKeyChecking. */
export const sshHostKeyCheckOff: Rule = {
  id: 'ssh-host-key-check-off',
  title: 'ssh does not check the host key of the server',
  facet: 'network',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['ssh_config(5), StrictHostKeyChecking'],
  on: {
    command(command, { report }) {
      const { program = '', subject, phase } = command
      if (phase === 'health-check') return
      const option = /^(?:ssh|scp|sftp)$/.test(program)
        ? command.flags('-o').find(({ value }) => SETTING.test(value ?? ''))
        : undefined
      const span = option?.span ?? writtenSetting(command, SETTING, /ssh/)?.span
      if (!span) return
      report({
        span,
        subject,
        evidence: `${program} StrictHostKeyChecking`,
        message:
          "`StrictHostKeyChecking no` makes ssh take whatever answers for the server: anyone who sits on the network path can put other sources in place of what is fetched. Put the server's own key into `known_hosts` instead.",
        fixes: [
          option &&
            reviewFix(
              'Remove the option',
              'ssh will ask for servers whose key is not in known_hosts, and fail in a build',
              option.remove(),
            ),
        ],
      })
    },
    variable({ place, variable, value, span, subject, remove }, { report }) {
      if (place === 'label' || variable !== 'ANSIBLE_HOST_KEY_CHECKING' || !OFF.test(value ?? '')) return
      report({
        span,
        subject,
        evidence: `${place} ${variable}`,
        values: { variable },
        message:
          '`{variable}` makes Ansible take whatever answers for the server: an attacker on the network path can take over the login and change what is sent. Remove it, and put the keys of the servers into `known_hosts`.',
        fixes: [reviewFix('Check host keys again', 'servers whose key is not in known_hosts are refused', remove())],
      })
    },
  },
}
