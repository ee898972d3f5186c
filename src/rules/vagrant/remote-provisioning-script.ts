import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "Shell provisioner", path and sha256. */
export const remoteProvisioningScript: Rule = {
  id: 'remote-provisioning-script',
  title: 'A script from the network provisions the machine',
  facet: 'network',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/provisioning/shell', 'CWE-494'],
  on: {
    'vagrant.provisioner'({ span, subject, noun, path, checked }, { report }) {
      if (path === undefined || checked || !/^(?:https?|ftp):\/\//i.test(path)) return
      const host = /^[a-z]+:\/\/(?:[^/@]*@)?([^/?#]*)/i.exec(path)?.[1] ?? 'a server'
      report({
        span,
        subject,
        evidence: `script from ${host}`,
        values: { noun, host },
        message:
          '{noun} runs, mostly as root, whatever {host} serves when it is provisioned: anyone who controls that server runs code in the machine. Keep the script beside the Vagrantfile, or name its checksum with "sha256".',
      })
    },
  },
}
