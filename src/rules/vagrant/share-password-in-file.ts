import type { Rule } from '../../core/rule.ts'

/** Vagrant documentation, "SMB": without a password Vagrant asks for one. */
export const sharePasswordInFile: Rule = {
  id: 'share-password-in-file',
  title: 'Password of a share in the file',
  facet: 'secrets',
  threat: { needs: 'access', reaches: 'workload' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'none',
  aliases: [],
  references: ['https://developer.hashicorp.com/vagrant/docs/synced-folders/smb'],
  on: {
    'vagrant.folder'({ subject, noun, option }, { report }) {
      const password = option('smb_password')
      if (typeof password?.value !== 'string' || password.value === '') return
      report({
        span: password.span,
        subject,
        evidence: 'smb_password',
        values: { noun },
        message:
          '{noun} is given the password of a Windows account of the host in this file: everyone who can read the file or its history has it. Leave it out, and Vagrant asks for it; change it, as it is known now.',
      })
    },
  },
}
