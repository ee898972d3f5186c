import type { Rule } from '../../core/rule.ts'
import { reportFlags } from '../shared/commands/verification-flag.ts'

/** rpm(8), --nosignature, --nodigest, --noverify, --nofiledigest. */
export const rpmVerificationOff: Rule = {
  id: 'rpm-verification-off',
  title: 'rpm does not verify packages',
  facet: 'image',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['checkov:CKV2_DOCKER_10', 'cis-docker:4.11'],
  references: ['rpm(8), --nosignature', 'CIS Docker Benchmark 4.11'],
  on: {
    command(command, context) {
      reportFlags(
        command,
        {
          program: /^rpm$/,
          flags: ['--nosignature', '--nodigest', '--noverify', '--nofiledigest'],
          message:
            "`{call}` takes a package no matter who made it or what happened to it on the way: anyone who sits on the network path or controls a mirror can put their own code into what is installed. Remove the flag, and import the maker's key with `rpm --import`.",
          caveat: 'rpm will refuse packages whose key is not imported',
        },
        context,
      )
    },
  },
}
