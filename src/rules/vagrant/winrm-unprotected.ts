import { reviewFix } from '../../core/finding.ts'
import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "WinRM settings". */
export const winrmUnprotected: Rule = {
  id: 'winrm-unprotected',
  title: 'WinRM without protection',
  facet: 'network',
  threat: { needs: 'position', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'sometimes',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/vagrantfile/winrm_settings'],
  on: {
    'vagrant.setting'({ span, subject, noun, key, value, set }, { report }) {
      const found = WEAK.find((one) => one.key === key && one.value === value)
      if (!found) return
      report({
        span,
        subject,
        evidence: key,
        values: { noun, what: found.what },
        message:
          "{noun} is managed over WinRM {what}: anyone who sits on the network path reads the password or takes the machine's place. Leave the setting out.",
        fixes: [
          reviewFix(found.title, 'a machine that is set up for it alone can no longer be reached', set(found.written)),
        ],
      })
    },
  },
}

const WEAK = [
  {
    key: 'winrm.transport',
    value: 'plaintext',
    what: 'in plain text',
    title: 'Negotiate encryption',
    written: ':negotiate',
  },
  {
    key: 'winrm.basic_auth_only',
    value: true,
    what: 'with passwords in plain text',
    title: 'Use more than basic authentication',
    written: 'false',
  },
  {
    key: 'winrm.ssl_peer_verification',
    value: false,
    what: 'without checking the certificate',
    title: 'Check the certificate',
    written: 'true',
  },
] as const
