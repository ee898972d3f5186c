import type { Rule } from '../../core/rule.ts'
import { fromUnseenFiles } from '../shared/commands/package-files.ts'
import { reportFlags } from '../shared/commands/verification-flag.ts'

/** yum(8), dnf(8), --nogpgcheck; zypper(8), --no-gpg-checks. */
export const rpmSignatureCheckSkipped: Rule = {
  id: 'rpm-signature-check-skipped',
  title: 'yum, dnf or zypper installs packages without checking signatures',
  facet: 'image',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['checkov:CKV2_DOCKER_9', 'cis-docker:4.11'],
  references: ['dnf(8), --nogpgcheck', 'zypper(8), --no-gpg-checks', 'CIS Docker Benchmark 4.11'],
  on: {
    command(command, context) {
      if (fromUnseenFiles(command)) return
      reportFlags(
        command,
        {
          program: /^(?:yum|dnf[45]?|microdnf|tdnf|zypper)$/,
          flags: ['--nogpgcheck', '--no-gpgchecks', '--no-gpg-checks'],
          message:
            '`{call}` installs packages whose signature is missing or wrong: anyone who sits on the network path or controls a mirror can put their own code into what is installed. Remove the flag, and import the key of the repository with `rpm --import`.',
          caveat: 'the installation will stop at packages whose key is not imported',
        },
        context,
      )
    },
  },
}
