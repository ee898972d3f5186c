import type { Rule } from '../../core/rule.ts'
import { fromUnseenFiles } from '../shared/commands/package-files.ts'
import { reportFlags } from '../shared/commands/verification-flag.ts'

/** apk(8), --allow-untrusted: "Install packages with untrusted signature or no signature". */
export const apkUntrustedPackages: Rule = {
  id: 'apk-untrusted-packages',
  title: 'apk installs packages without a trusted signature',
  facet: 'image',
  threat: { needs: 'position', reaches: 'others' },
  preset: 'recommended',
  since: '0.1.0',
  fix: 'always',
  aliases: ['checkov:CKV2_DOCKER_7', 'cis-docker:4.11'],
  references: ['apk(8), --allow-untrusted', 'CIS Docker Benchmark 4.11'],
  on: {
    command(command, context) {
      // An index is made of packages that lie there; nothing is installed.
      if (/^(?:index|verify)$/.test(command.operands[0]?.value ?? '') || fromUnseenFiles(command)) return
      reportFlags(
        command,
        {
          program: /^apk$/,
          flags: ['--allow-untrusted'],
          message:
            '`{call}` installs packages whoever made them: anyone who sits on the network path or controls a mirror can put their own code into the image. Remove the flag, and put the key of the repository into `/etc/apk/keys`.',
          caveat: 'apk will refuse packages whose key is not in /etc/apk/keys',
        },
        context,
      )
    },
  },
}
